#pragma once

#include "base/json.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QToolButton;

namespace cuewright {

/// The values of a choice in their order: typed in place, added, removed, moved with Alt+Up and Alt+Down or by dragging. Values
/// that are no text ("3", "null") keep being what they are while they are not typed over.
class ValueList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueList)
public:
    explicit ValueList(const Theme &theme, QWidget *parent = nullptr);

    void setValues(const std::vector<Json> &values); ///< emits nothing
    std::vector<Json> values() const;
    void setTypes(bool numbers) { m_numbers = numbers; } ///< what is typed is a number where it looks like one
    void setEditable(bool editable);

signals:
    void valuesChosen(); ///< by a person

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void add();
    void remove();
    void move(int by);
    void fit();
    QListWidgetItem *makeItem(const Json &value);
    void commit();

    const Theme &m_theme;
    QListWidget *m_list;
    QPushButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    std::vector<Json> m_told; ///< what was set or chosen last
    bool m_numbers = false;
    bool m_filling = false;
};

} // namespace cuewright
