#pragma once

#include "schema/samplecheck.h"
#include "schema/schemamodel.h"
#include "schema/schemaservices.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QListWidget;
class QTimer;
class QToolButton;

namespace cuewright {

class CodeEdit;
class CompiledSchema;
class ElidedLabel;
class KeepBar;
class SampleCases;
class SchemaDocument;
class Segment;

/// A reply to try the schema with: pasted or made up, the last one that came, or a test case. What it breaks is listed,
/// underlined in its text, and marked on the fields.
class SamplePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SamplePane)
public:
    enum Source { Paste, LastReply, Cases };
    static constexpr qsizetype kMostKept = 256 * 1024; ///< characters of what was pasted

    /// All of them outlive it. It asks `model` which field a value belongs to.
    SamplePane(const UiContext &context, const SchemaDocument &document, CompiledSchema &compiled, SampleSet &samples, const SchemaModel &model,
        QWidget *parent = nullptr);

    const SampleCheck &check() const { return *m_check; }
    void flush(); ///< what was typed into a test case just now, and is still being checked, counts
    Source source() const;
    void setSource(Source source);
    void setText(const QString &text); ///< of Paste
    QString pasted() const { return m_pasted.size() <= kMostKept ? m_pasted : QString(); } ///< for the next start
    /// The answer to lastReplyWanted(); an empty text: there is none, and `note` says why, else where it is from.
    void setLastReply(const QString &text, const QString &note);
    void setUse(SchemaUse use);
    FieldMarks marks() const; ///< of what is shown, for the fields
    /// What the sample has at a place; nullopt: nothing.
    std::optional<Json> valueAt(const QString &valuePointer) const;

signals:
    void lastReplyWanted();
    void changed(); ///< marks() and valueAt()
    void fieldChosen(const QString &pointer); ///< of the schema, for the tree

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void fitButtons();
    void showText(const QString &text);
    void keepTyped();
    void forgetCase();
    void takeEdit();
    void takeResult();
    void showFindings();
    void markText();
    void chooseFinding(int row);
    void makeValid();
    void makeInvalid();
    /// `work` on another thread; what it gives shows what was made.
    void make(Background::Work work);
    void showMaking();
    void stopMaking();
    void endMaking();
    void say(const QString &sentence); ///< instead of the findings
    void openKeepBar();
    void closeKeepBar();
    void keep(const QString &name, bool valid);
    void showCase(int index);

    const UiContext m_context;
    const SchemaDocument &m_document;
    SampleSet &m_samples;
    const SchemaModel &m_model;
    SampleCheck *m_check;
    Background m_making;
    int m_case = -1; ///< test case that the text is of
    SchemaUse m_use = SchemaUse::Reply;
    QString m_pasted;
    QString m_reply;
    QString m_replyNote;
    quint64 m_seed = 0; ///< of the last sample that was made up
    int m_broken = -1; ///< which rule the last one breaks
    quint64 m_wanted = 0; ///< which of all that were asked for is the one to be shown
    bool m_saysMaking = false;
    QTimer *m_patience;

    Segment *m_source;
    QToolButton *m_generate;
    QToolButton *m_break;
    QToolButton *m_keep;
    QToolButton *m_stop;
    ElidedLabel *m_note;
    SampleCases *m_cases;
    CodeEdit *m_edit;
    KeepBar *m_keepBar;
    QListWidget *m_findings;
};

} // namespace cuewright
