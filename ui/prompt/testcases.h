#pragma once

#include "base/error.h"
#include "base/json.h"
#include "project/workspace.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace cuewright {

/// The rows of one test set, read on a thread of its own; 100,000 rows take longer than a window may stand still.
class TestCases final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestCases)
public:
    explicit TestCases(QObject *parent = nullptr);
    ~TestCases() override;

    /// Reads another set; an empty name gives none. loaded() or failed() follows.
    void load(const Workspace &workspace, const QString &relativePath);
    QString path() const { return m_path; }
    qsizetype count() const { return m_rows ? m_rows->size() : 0; }
    const Json &row(qsizetype index) const { return m_rows->at(index); }

signals:
    void loaded();
    void failed(const cuewright::Error &error);

private:
    QThreadPool m_pool;
    QString m_path;
    std::shared_ptr<const QList<Json>> m_rows;
    int m_asked = 0;
};

} // namespace cuewright
