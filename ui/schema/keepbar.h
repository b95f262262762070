#pragma once

#include "widgets/uicontext.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace cuewright {

class Segment;

/// Asks for what a kept sample needs: its name, and what the schema should say of it. Enter keeps, Esc does not.
class KeepBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeepBar)
public:
    explicit KeepBar(const UiContext &context, QWidget *parent = nullptr);

    void open(const QString &name, bool valid);

signals:
    void kept(const QString &name, bool valid);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void accept();
    void close();

    QLineEdit *m_name;
    QLabel *m_expected;
    Segment *m_expectation;
    QPushButton *m_keep;
    QPushButton *m_cancel;
};

} // namespace cuewright
