#pragma once

#include <array>

namespace cuewright {

/// The icons of resources/icons, drawn for this program on a 20 x 20 grid. The ones with a fixed meaning: Bolt real result,
/// Clock recorded, Edit mock or edited, Wand one-click fix or help of a model, Cap spending cap, Tokens token count, Diff
/// differs from expected, Runs bulk run, Session tool session.
enum class Glyph {
    AppMark, Bolt, Book, Branch, Cap, Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, Clock,
    Close, Code, Columns, Compare, Computer, Copy, Curl, Dataset, Diff, Edit, Error, Export, Eye, File,
    Filter, Folder, Gauge, Gear, Globe, Grip, Home, Import, Infer, Info, Key, Keyboard, Link, Lock,
    Minus, Moon, More, Open, PanelBottom, PanelLeft, PanelRight, Pause, Pin, Play, Plus, Prompt,
    Provider, Queue, Refresh, Runs, Save, Schema, Search, Session, Skip, Sliders, Spending, Star, Stop,
    Success, Sun, TChoice, TGroup, TList, TNumber, TText, TYesno, Thumb, Tokens, Tool, Trash, Undo,
    Wand, Warning,
};

inline constexpr int kGlyphCount = 79;

/// File names without ending, in the order of Glyph.
inline constexpr std::array<const char *, kGlyphCount> kGlyphNames = {
    "app-mark", "bolt", "book", "branch", "cap", "check", "chevron-down", "chevron-left",
    "chevron-right", "chevron-up", "clock", "close", "code", "columns", "compare", "computer", "copy",
    "curl", "dataset", "diff", "edit", "error", "export", "eye", "file", "filter", "folder", "gauge",
    "gear", "globe", "grip", "home", "import", "infer", "info", "key", "keyboard", "link", "lock",
    "minus", "moon", "more", "open", "panel-bottom", "panel-left", "panel-right", "pause", "pin",
    "play", "plus", "prompt", "provider", "queue", "refresh", "runs", "save", "schema", "search",
    "session", "skip", "sliders", "spending", "star", "stop", "success", "sun", "t-choice", "t-group",
    "t-list", "t-number", "t-text", "t-yesno", "thumb", "tokens", "tool", "trash", "undo", "wand",
    "warning",
};

} // namespace cuewright
