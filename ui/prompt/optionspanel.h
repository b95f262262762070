#pragma once

#include "catalog/catalog.h"
#include "catalog/provider.h"
#include "prompt/promptdocument.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QHash>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace cuewright {

class OptionSpin;

/// A server that a prompt can be sent to.
struct PromptEndpoint
{
    QString profile; ///< its id
    QString name; ///< for people, through providerTitle()
    QString note; ///< "no key"; empty: ready
};

/// The options of a prompt that have no place in the settings row: opens as a popup. Options that the chosen model or
/// server refuses say so in words; they stay editable, since the next model may take them.
class OptionsPanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionsPanel)
public:
    OptionsPanel(const Theme &theme, PromptDocument &document, const Catalog &catalog, QWidget *parent);

    void setEndpoints(const QList<PromptEndpoint> &endpoints);
    void refresh();
    bool stream() const; ///< whether the answer is wanted piece by piece

    /// Temperature and longest answer too, because the settings row has no room for them. Fields of the panel's own: a
    /// widget that moves between two windows loses its place in the tab order.
    void setNumbersShown(bool shown);

signals:
    void streamChanged(bool stream);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString option;
        QLabel *label;
        QWidget *control;
        QLabel *reason;
    };

    void build();
    void addRetry();
    void addRow(const QString &option, QWidget *control);
    OptionSpin *addNumber(const QString &option, double smallest, double largest, double step, int decimals);
    void addChoice(const char *option, const QStringList &values);
    void takeNumber(const QString &option, std::optional<double> value, bool whole);
    void retranslate();
    void showApi(const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider);
    QString title(const QString &option) const;
    QString retryWords(int times) const;

    const Theme &m_theme;
    PromptDocument &m_document;
    const Catalog &m_catalog;
    QGridLayout *m_grid;
    QComboBox *m_endpoint;
    QComboBox *m_api; ///< the format of the requests
    QHash<QString, OptionSpin *> m_numbers;
    QHash<QString, QComboBox *> m_choices;
    QComboBox *m_cache;
    QComboBox *m_retry; ///< how often an answer that breaks rules is asked for again
    QLineEdit *m_stop;
    QCheckBox *m_stream;
    QCheckBox *m_strict;
    QList<Row> m_rows;
    QList<PromptEndpoint> m_endpoints;
    bool m_numbersShown = false;
};

} // namespace cuewright
