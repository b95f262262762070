#pragma once

#include "schema/fieldwords.h"
#include "schema/numberedit.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace cuewright {

class FieldBox;
class RangePreview;
class SchemaVerbs;
class ToggleSwitch;
class ValueList;

/// The limits of one field: only those that its type has. Each change is one edit of the document.
class FieldLimits final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldLimits)
public:
    FieldLimits(const UiContext &context, SchemaVerbs &verbs, QWidget *parent = nullptr);

    /// `field` is the pointer of the whole field, `shape` where its limits stand.
    void show(const QString &field, const FieldShape &shape);
    void setSample(const std::optional<Json> &value); ///< what the sample has for this field
    static bool handles(FieldType type, std::string_view keyword);

signals:
    void openRequested(const QString &pointer); ///< of a shared part

protected:
    void changeEvent(QEvent *event) override;

private:
    /// One number with its keyword.
    struct Limit
    {
        FieldBox *box = nullptr;
        NumberEdit *edit = nullptr;
        const char *keyword = "";
    };

    QWidget *addSection(FieldType type);
    QLayout *numberRow(const QList<Limit *> &limits, QWidget *parent, NumberEdit::Allows allows);
    void buildNumber();
    void buildText();
    void buildList();
    void buildOthers();
    void connectParts();
    void retranslate();
    void fillReferences();
    void takeChoices();
    void takePattern();
    void setRule(const char *keyword, const Json &value);
    void showPattern();

    const UiContext m_context;
    SchemaVerbs &m_verbs;
    QString m_field;
    QString m_pointer;
    FieldType m_type = FieldType::Anything;
    QVBoxLayout *m_column;
    QLabel *m_heading;
    QWidget *m_sections[static_cast<int>(FieldType::Anything) + 1] = {};
    Limit m_smallest{nullptr, nullptr, "minimum"}, m_largest{nullptr, nullptr, "maximum"}, m_step{nullptr, nullptr, "multipleOf"};
    Limit m_shortest{nullptr, nullptr, "minLength"}, m_longest{nullptr, nullptr, "maxLength"};
    Limit m_fewest{nullptr, nullptr, "minItems"}, m_most{nullptr, nullptr, "maxItems"};
    RangePreview *m_range = nullptr;
    QLineEdit *m_pattern = nullptr;
    FieldBox *m_patternBox = nullptr;
    QComboBox *m_format = nullptr;
    FieldBox *m_formatBox = nullptr;
    ToggleSwitch *m_unique = nullptr;
    QPushButton *m_addItems = nullptr; ///< of a list that does not say what they are
    ToggleSwitch *m_closed = nullptr; ///< of a group: no fields but these
    ValueList *m_choices = nullptr;
    QComboBox *m_reference = nullptr;
    FieldBox *m_referenceBox = nullptr;
    QPushButton *m_openReference = nullptr;
    QPushButton *m_putInPlace = nullptr;
    QPushButton *m_addBranch = nullptr;
};

} // namespace cuewright
