#pragma once

#include "schema/schemaservices.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;

namespace cuewright {

class StartCard;

/// The ways to begin a schema that has no field yet.
class StartPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPanel)
public:
    explicit StartPanel(const Theme &theme, QWidget *parent = nullptr);

    void setUse(SchemaUse use);

signals:
    void addRequested();
    void sampleRequested();
    void pasteRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    SchemaUse m_use = SchemaUse::Reply;
    QLabel *m_title;
    StartCard *m_add;
    StartCard *m_sample;
    StartCard *m_paste;
};

} // namespace cuewright
