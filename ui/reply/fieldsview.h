#pragma once

#include "widgets/theme.h"

#include <QTreeView>

namespace cuewright {

class FieldsModel;

/// The Fields tab's table: names, values by kind, expected values. Rows with long text are as high as it needs.
class FieldsView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsView)
public:
    FieldsView(const Theme &theme, FieldsModel &model, QWidget *parent = nullptr);

    void setExpectedShown(bool shown);
    /// The current value, or all of them as JSON where nothing is selected.
    QString copyText() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeColumns();

    const Theme &m_theme;
};

} // namespace cuewright
