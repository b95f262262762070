#pragma once

#include "schema/exchange/codewriter.h"

namespace cuewright {

// What exportSchema() writes with, one class a language.

class TypeScriptWriter final : public CodeWriter
{
public:
    explicit TypeScriptWriter(const Json &schema);

private:
    Typed anything() override { return {QStringLiteral("unknown"), {}}; }
    Typed nothing() override { return {QStringLiteral("never"), {}}; }
    Typed literals(const std::vector<Json> &values) override;
    Typed text(const Json &schema, const QString &pointer) override;
    Typed number(const Json &schema, bool whole) override;
    Typed yesNo() override { return {QStringLiteral("boolean"), {}}; }
    Typed null() override { return {QStringLiteral("null"), {}}; }
    Typed list(const Json &schema, const Typed &item) override;
    Typed tuple(const Json &schema, const QString &pointer, const std::vector<Typed> &parts,
        const Typed *rest) override;
    Typed group(const Group &group) override;
    Typed map(const Json &schema, const Typed &value) override;
    Typed oneOf(const std::vector<Typed> &branches, bool null) override;
    Typed reference(const QString &name) override { return {name, {}}; }
    void declare(const QString &name, const Json &schema, const QString &pointer) override;
    QString file() override { return m_blocks.join(u'\n'); }
    QStringList unsaidKeywords() const override { return {}; }

    QString body(const Group &group);
    QString comment(const Json &schema, const QStringList &rules);
    static QString key(const QString &name);

    QStringList m_blocks;
};

class ZodWriter final : public CodeWriter
{
public:
    explicit ZodWriter(const Json &schema);

private:
    Typed anything() override { return {QStringLiteral("z.unknown()"), {}}; }
    Typed nothing() override { return {QStringLiteral("z.never()"), {}}; }
    Typed literals(const std::vector<Json> &values) override;
    Typed text(const Json &schema, const QString &pointer) override;
    Typed number(const Json &schema, bool whole) override;
    Typed yesNo() override { return {QStringLiteral("z.boolean()"), {}}; }
    Typed null() override { return {QStringLiteral("z.null()"), {}}; }
    Typed list(const Json &schema, const Typed &item) override;
    Typed tuple(const Json &schema, const QString &pointer, const std::vector<Typed> &parts,
        const Typed *rest) override;
    Typed group(const Group &group) override;
    Typed map(const Json &schema, const Typed &value) override;
    Typed oneOf(const std::vector<Typed> &branches, bool null) override;
    Typed reference(const QString &name) override;
    void declare(const QString &name, const Json &schema, const QString &pointer) override;
    QString file() override;
    QStringList unsaidKeywords() const override
    {
        return {
            QStringLiteral("uniqueItems"), QStringLiteral("minProperties"), QStringLiteral("maxProperties")};
    }

    static QString described(const QString &text, const Json &schema);
    QString comments();

    QStringList m_blocks;
    int m_recursions = 0; ///< references to what is not declared yet, so far
    bool m_inGroup = false; ///< a getter puts off such a reference
    QSet<QString> m_recursive; ///< names that such references were made to
};

class PydanticWriter final : public CodeWriter
{
public:
    explicit PydanticWriter(const Json &schema);

private:
    Typed anything() override { return {QStringLiteral("Any"), {}}; }
    Typed nothing() override;
    Typed literals(const std::vector<Json> &values) override;
    Typed text(const Json &schema, const QString &pointer) override;
    Typed number(const Json &schema, bool whole) override;
    Typed yesNo() override { return {QStringLiteral("bool"), {}}; }
    Typed null() override { return {QStringLiteral("None"), {}}; }
    Typed list(const Json &schema, const Typed &item) override;
    Typed tuple(const Json &schema, const QString &pointer, const std::vector<Typed> &parts,
        const Typed *rest) override;
    Typed group(const Group &group) override;
    Typed map(const Json &schema, const Typed &value) override;
    Typed oneOf(const std::vector<Typed> &branches, bool null) override;
    Typed reference(const QString &name) override { return {name, {}}; }
    void declare(const QString &name, const Json &schema, const QString &pointer) override;
    QString file() override;
    QStringList unsaidKeywords() const override { return {QStringLiteral("uniqueItems")}; }

    void writeClass(const QString &name, const Group &group);
    QString memberLine(const Member &member, UniqueNames &names, const QString &owner);
    QString comments(int indent);
    static QString annotated(const Typed &typed);
    static QString docstring(const Json &schema);

    QStringList m_blocks;
    QSet<QString> m_memberNames; ///< kept from being a class's name, too
};

} // namespace cuewright
