#include "schema/answerrow.h"

#include "base/csv.h"

namespace cuewright {
namespace {

bool hasColumnsOfItsOwn(const SchemaField &field)
{
    return field.kind == SchemaField::Kind::Group && !field.members.isEmpty();
}

QString cellOf(const Json *value)
{
    if (!value || value->is_null())
        return {};
    if (value->is_string())
        return csvCell(fromUtf8(value->get_ref<const std::string &>()));
    const QString json = QString::fromUtf8(writeJson(*value));
    return value->is_structured() ? csvCell(json) : json; // a number below zero is no formula
}

} // namespace

QStringList answerColumns(const QList<SchemaField> &fields)
{
    QStringList columns;
    for (const SchemaField &field : fields) {
        if (!hasColumnsOfItsOwn(field)) {
            columns << field.name;
            continue;
        }
        for (const QString &member : answerColumns(field.members))
            columns << field.name + u'.' + member;
    }
    return columns;
}

QStringList answerCells(const QList<SchemaField> &fields, const Json &answer)
{
    QStringList cells;
    for (const SchemaField &field : fields) {
        const Json *value = member(answer, toUtf8(field.name));
        if (hasColumnsOfItsOwn(field))
            cells << answerCells(field.members, value ? *value : Json());
        else
            cells << cellOf(value);
    }
    return cells;
}

QString answerCsv(const QList<SchemaField> &fields, const Json &answer, bool names)
{
    const QString row = csvLine(answerCells(fields, answer));
    if (!names)
        return row;
    QStringList columns = answerColumns(fields);
    for (QString &column : columns)
        column = csvCell(column);
    return csvLine(columns) + row;
}

} // namespace cuewright
