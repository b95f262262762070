#pragma once

#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace cuewright {

class Badge;
class ElidedLabel;
class SchemaExporter;
class SchemaFacts;
class Segment;

/// The top line of the designer: whose schema it is, who uses it, what it costs in each request, and what can be done with
/// all of it.
class SchemaHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaHeader)
public:
    enum Show { ShowFields, ShowBoth, ShowSource };

    SchemaHeader(const UiContext &context, SchemaFacts &facts, SchemaExporter &exporter, QWidget *parent = nullptr);

    void setState(const QString &title, bool dirty);
    void setExportable(bool exportable); ///< false: the text does not parse
    void setSchemaShown(bool shown); ///< false: another view of the file is
    Segment &view() const { return *m_show; }

signals:
    void saveRequested();
    void importRequested();
    void promptRequested(const QString &path); ///< workspace-relative

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void retranslate();
    void takeFacts();
    void fillUsers();
    QString weight() const;
    void fit();

    const UiContext m_context;
    SchemaFacts &m_facts;
    SchemaExporter &m_exporter;
    ElidedLabel *m_title;
    Badge *m_badge;
    QPushButton *m_users;
    QMenu *m_userMenu;
    QLabel *m_tokenIcon;
    QLabel *m_tokens;
    QPushButton *m_import;
    QPushButton *m_export;
    QMenu *m_exportMenu;
    Segment *m_show;
    QPushButton *m_save;
};

} // namespace cuewright
