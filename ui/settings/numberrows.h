#pragma once

#include <QWidget>

#include <vector>

class QDoubleSpinBox;
class QLabel;

namespace cuewright {

/// Numbers with their captions, one below the other. A number is told when it is complete, not while it is typed.
class NumberRows final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberRows)
public:
    struct Range
    {
        double least = 0;
        double most = 0;
        double step = 1;
        int decimals = 0;
    };
    struct Words
    {
        QString caption;
        QString tip;
        QString suffix{}; ///< " s"
        QString least{}; ///< instead of the smallest number: "no limit"
    };

    explicit NumberRows(QWidget *parent = nullptr);

    int addRow(const QString &objectName, const Range &range);
    void setWords(int row, const Words &words);
    double value(int row) const;
    void setValue(int row, double value); ///< is not told

signals:
    void edited();

private:
    struct Row
    {
        QLabel *caption;
        QDoubleSpinBox *box;
    };
    std::vector<Row> m_rows;
};

} // namespace cuewright
