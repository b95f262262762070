#include "gui/conversationprompt.h"

#include "project/promptfile.h"
#include "prompt/promptpage.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PromptAssertions)
};

Result<bool> keepInPage(PromptDocument &document, const Json &list)
{
    std::optional<Error> why;
    const auto watch = QObject::connect(&document, &PromptDocument::failed, &document, [&why](const Error &error) { why = error; });
    const bool wasDirty = document.isDirty();
    const bool changed = document.changeAssertions(list);
    const auto answer = changed && !wasDirty ? document.save() : PromptDocument::SaveAnswer::Saved;
    QObject::disconnect(watch);
    if (why)
        return fail(*why);
    if (answer == PromptDocument::SaveAnswer::Conflict) {
        return fail(Error::Code::Invalid,
            Words::tr("“%1” was changed by another program. The assertions are in its page, which is not saved.").arg(QFileInfo(document.path()).fileName()));
    }
    return !wasDirty;
}

} // namespace

Result<Prompt> conversationPrompt(const QString &file, const PromptPage *open)
{
    if (open)
        return open->document().prompt();
    const auto prompt = PromptFile::load(file);
    if (!prompt)
        return fail(prompt.error());
    return prompt->prompt();
}

Result<bool> keepAssertionsOfPrompt(const QString &file, PromptPage *open, const Json &list)
{
    if (open)
        return keepInPage(open->document(), list);
    auto prompt = PromptFile::load(file);
    if (!prompt)
        return fail(prompt.error());
    if (const auto set = prompt->setExtra(QStringLiteral("assertions"), list); !set)
        return fail(set.error());
    if (const auto saved = prompt->save(file); !saved)
        return fail(saved.error());
    return true;
}

} // namespace cuewright
