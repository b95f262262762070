#pragma once

#include "catalog/catalog.h"
#include "chat/toolchoice.h"
#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace cuewright {

class FieldBox;
class ModelCombo;
class OfferedTools;
class OptionSpin;

/// How a turn is asked: model, options, the tools that it offers, and how free the model is to call them. It changes nothing itself.
class TurnSettings final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnSettings)
public:
    /// `catalog` outlives it; prices of `at` are told in the list of models.
    TurnSettings(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent = nullptr);
    ~TurnSettings() override;

    void show(const CallView &step);
    /// Hands on what was typed and is still waiting for a pause.
    void flush();
    OfferedTools &offered() const { return *m_offered; }

signals:
    void edited(cuewright::TurnId turn, const cuewright::ChatRequest &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addNumbers(QVBoxLayout &column);
    FieldBox *addField(QVBoxLayout &column, QWidget *control, const char *name);
    void connectParts();
    void fill(const ChatRequest &settings);
    void fillChoice(const ChatRequest &settings);
    void showChoice();
    ToolChoice choice() const; ///< as the controls say it
    ToolChoice::Kind choiceKind() const;
    void touch(QWidget *control, bool atOnce);
    void takeTools(const QList<ToolDefinition> &tools);
    void setOpen(bool isOpen);
    void apply(ChatRequest &settings) const; ///< what was touched
    void retranslate();

    const UiContext m_context;
    CallView m_step;
    ModelCombo *m_model;
    OptionSpin *m_temperature;
    OptionSpin *m_topP;
    OptionSpin *m_longest;
    OptionSpin *m_frequency;
    OptionSpin *m_presence;
    OptionSpin *m_seed;
    QLineEdit *m_stop;
    QComboBox *m_effort;
    OfferedTools *m_offered;
    FieldBox *m_offeredBox = nullptr;
    QComboBox *m_choice;
    QComboBox *m_tool; ///< One
    QListWidget *m_tools; ///< Allowed
    QCheckBox *m_mustCall; ///< Allowed
    QComboBox *m_parallel;
    QHash<QWidget *, FieldBox *> m_fields;
    QSet<QWidget *> m_touched; ///< by a person: a value that is only shown is not rounded by the control that shows it
    QScrollArea *m_scroll;
    QPointer<QWidget> m_left; ///< had the focus before the controls were shut
    QTimer *m_soon;
    bool m_filling = false;
};

} // namespace cuewright
