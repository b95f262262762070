#pragma once

#include "base/result.h"
#include "project/prompt.h"
#include "widgets/theme.h"

#include <QWidget>

#include <functional>
#include <optional>

class QPlainTextEdit;

namespace cuewright {

class DocumentTokens;
class Encoding;
class FieldBox;

/// One value that a run fills in, edited as its declaration says: text, long text, number, choice, yes or no, or JSON for
/// lists and objects.
class InputField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputField)
public:
    enum class Shape { Short, Half, Long };

    /// `longText`: a text gets several lines; other kinds have a shape of their own.
    InputField(const Theme &theme, const Property &property, bool longText, QWidget *parent = nullptr);

    QString name() const { return m_property.name; }
    Shape shape() const { return m_shape; }
    bool isSameKind(const Property &property, bool longText) const;
    static bool needsLongText(const Json &value);

    Json value() const; ///< null: left empty
    void setValue(const Json &value); ///< no signal
    bool isMissing() const; ///< required, and neither filled in nor with a default
    void setEncoding(const Encoding &encoding); ///< long texts show how many tokens they have
    QWidget *control() const;
    void showMissing(bool show); ///< says under the field that it has to be filled in

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLine(bool number);
    QWidget *makeLong(bool json);
    QWidget *makeChoice();
    QWidget *makeYesNo();
    [[nodiscard]] const Result<Json> &longValue(const QPlainTextEdit &text, bool json) const;
    void showTokens();
    void showProblem(const QString &problem);
    void retranslate();

    const Theme &m_theme;
    Property m_property;
    Shape m_shape = Shape::Short;
    bool m_longText;
    FieldBox *m_box;
    QWidget *m_control = nullptr;
    DocumentTokens *m_tokens = nullptr; ///< of long texts
    std::function<Json()> m_read;
    mutable std::optional<Result<Json>> m_longValue; ///< of a long text, which is read once for each change
    std::function<void(const Json &)> m_write;
    QString m_problem;
    bool m_missingShown = false;
};

} // namespace cuewright
