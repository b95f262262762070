#pragma once

#include "base/result.h"
#include "models/projectmodel.h"
#include "shell/page.h"

#include <QString>

class QWidget;

namespace cuewright {

/// What the window needs of the program around it; app/ implements it. Outlives the window.
class ShellHost
{
public:
    virtual ~ShellHost() = default;

    /// nullptr: there is no page of that kind; the reason is the Error where a file cannot be opened.
    [[nodiscard]] virtual Result<Page *> makePage(const PageKey &key, QWidget *parent) = 0;

    /// Makes `folder` the project; it is then what listing() tells of.
    [[nodiscard]] virtual Result<> openProject(const QString &folder) = 0;
    /// The sample, copied to where the person may change it; gives the page to start with.
    [[nodiscard]] virtual Result<PageKey> openSample() = 0;
    virtual ProjectListing listing() const = 0;
    /// Requests that end when the page is closed.
    virtual int requestsOf(const Page &page) const = 0;
    /// A new prompt file of that name in the project; gives its page.
    [[nodiscard]] virtual Result<PageKey> createPrompt(const QString &name) = 0;
    /// The same for a schema, without a field so far.
    [[nodiscard]] virtual Result<PageKey> createSchema(const QString &name) = 0;
    /// The same for a tool.
    [[nodiscard]] virtual Result<PageKey> createTool(const QString &name) = 0;
    /// A conversation that somebody has as JSON, as a trace in the project. Read and written beside the window; the host has its
    /// page opened then, or says why there is none.
    virtual void importConversation(const QString &file) = 0;
};

} // namespace cuewright
