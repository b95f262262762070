#pragma once

#include "base/keyring.h"
#include "shell/page.h"
#include "widgets/uicontext.h"

class QBoxLayout;
class QFrame;
class QLabel;

namespace cuewright {

class Badge;
class ProviderCard;
class RunButton;
class SamplePreview;
class StartCard;

/// The first thing a person sees: the sample first, which needs neither key nor network, then a project of their own, then
/// providers.
class WelcomePage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)
public:
    WelcomePage(const UiContext &ui, KeyRing &keys, QWidget *parent);

    QString title() const override { return tr("Welcome"); }
    Glyph glyph() const override { return Glyph::Home; }

signals:
    void sampleRequested();
    void projectRequested();
    void providerRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFrame *buildSample();
    QWidget *buildHeader();
    void build();
    void retranslate();
    void arrange();

    const UiContext m_ui;
    QWidget *m_column;
    QBoxLayout *m_body = nullptr;
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_sampleTitle;
    QLabel *m_sampleText;
    Badge *m_noKey;
    RunButton *m_open;
    QWidget *m_line;
    SamplePreview *m_preview;
    StartCard *m_project;
    ProviderCard *m_providers;
    QLabel *m_keys;
};

} // namespace cuewright
