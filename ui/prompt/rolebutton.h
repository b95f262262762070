#pragma once

#include "chat/message.h"
#include "widgets/theme.h"

#include <QToolButton>

namespace cuewright {

/// A message's role as a chip that opens the menu of roles.
class RoleButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleButton)
public:
    explicit RoleButton(const Theme &theme, QWidget *parent = nullptr);

    Role role() const { return m_role; }
    void setRole(Role role);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void roleChosen(cuewright::Role role);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    Role m_role = Role::User;
};

} // namespace cuewright
