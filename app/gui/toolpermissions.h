#pragma once

#include "tools/tooluse.h"

class QSettings;

namespace cuewright {

/// What a person has allowed for always, in their own settings: no workspace can bring it along.
class ToolPermissions final : public ToolPermissionStore
{
public:
    explicit ToolPermissions(QSettings &settings)
        : m_settings(settings)
    {
    }
    bool isAllowed(const QString &key) const override;
    void allow(const QString &key, const QString &text) override;

private:
    QSettings &m_settings;
};

} // namespace cuewright
