#pragma once

#include <array>

namespace cuewright {

/// What a colour is for. Widgets name a role and never a colour; resources/theme/tokens.json gives each role a value for light
/// and dark, and the contrast of the pairs in use is checked by a test.
enum class ColorRole {
    Window, Panel, Raised, Sunken, Hover, Border, BorderStrong, Control, Text, Muted, Faint, Disabled,
    Accent, AccentHover, AccentPress, AccentText, AccentInk, AccentSoft, AccentLine, Success,
    SuccessSoft, Warning, WarningSoft, Danger, DangerSoft, Info, InfoSoft, Selection, SelectionIdle,
    Focus, RoleSystem, RoleSystemSoft, RoleUser, RoleUserSoft, RoleAssistant, RoleAssistantSoft,
    RoleTool, RoleToolSoft, SynKey, SynString, SynNumber, SynKeyword, SynPunct, SynComment,
    SynVariable, SynError, Tok1, Tok2, Tok3, Tok4, Chart1, Chart2, Chart3, Chart4, Chart5, Chart6,
    Chart7, Chart8, Grid, Axis, Chip, Track, RunLine,
};

inline constexpr int kColorRoleCount = 63;

/// The role's name in tokens.json and, after "@", in theme.qss; in the order of ColorRole.
inline constexpr std::array<const char *, kColorRoleCount> kColorRoleNames = {
    "window", "panel", "raised", "sunken", "hover", "border", "border-strong", "control", "text",
    "muted", "faint", "disabled", "accent", "accent-hover", "accent-press", "accent-text",
    "accent-ink", "accent-soft", "accent-line", "success", "success-soft", "warning", "warning-soft",
    "danger", "danger-soft", "info", "info-soft", "selection", "selection-idle", "focus",
    "role-system", "role-system-soft", "role-user", "role-user-soft", "role-assistant",
    "role-assistant-soft", "role-tool", "role-tool-soft", "syn-key", "syn-string", "syn-number",
    "syn-keyword", "syn-punct", "syn-comment", "syn-variable", "syn-error", "tok-1", "tok-2", "tok-3",
    "tok-4", "chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6", "chart-7", "chart-8",
    "grid", "axis", "chip", "track", "run-line",
};

} // namespace cuewright
