#pragma once

#include "base/json.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>

namespace cuewright {

/// The numbers that a field accepts, as a line with its ends, and where the sample's number lies.
class RangePreview final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RangePreview)
public:
    explicit RangePreview(const Theme &theme, QWidget *parent = nullptr);

    void setLimits(const std::optional<Json> &low, const std::optional<Json> &high);
    void setSample(const std::optional<Json> &sample); ///< nullopt: the sample has none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void speak();

    const Theme &m_theme;
    std::optional<Json> m_low, m_high, m_sample;
};

} // namespace cuewright
