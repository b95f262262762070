#pragma once

#include "catalog/catalog.h"
#include "prompt/optionspanel.h"
#include "widgets/theme.h"

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace cuewright {

class ElidedLabel;
class FieldBox;
class FormatCombo;
class ModelCombo;
class OptionSpin;

/// Model, temperature, longest answer, response format and the door to the remaining options.
class SettingsRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsRow)
public:
    SettingsRow(const Theme &theme, PromptDocument &document, const Catalog &catalog, Clock &clock,
        QWidget *parent = nullptr);

    void setSchemas(const QStringList &files);
    void setEndpoints(const QList<PromptEndpoint> &endpoints) { m_panel->setEndpoints(endpoints); }
    void commit(); ///< what was typed and not left yet counts
    bool stream() const { return m_panel->stream(); }
    void openPanel();

signals:
    void streamChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void arrange(bool narrow);
    void retranslate();
    void showRefusals();

    const Theme &m_theme;
    PromptDocument &m_document;
    const Catalog &m_catalog;
    Clock &m_clock;
    ModelCombo *m_model;
    OptionSpin *m_temperature;
    OptionSpin *m_maxOutput;
    FormatCombo *m_format;
    FieldBox *m_modelBox;
    FieldBox *m_temperatureBox;
    FieldBox *m_maxOutputBox;
    FieldBox *m_formatBox;
    QToolButton *m_more;
    ElidedLabel *m_refusals;
    QGridLayout *m_grid;
    OptionsPanel *m_panel;
    std::optional<bool> m_narrow;
};

} // namespace cuewright
