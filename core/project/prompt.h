#pragma once

#include "base/json.h"
#include "chat/message.h"

#include <QList>
#include <QString>

#include <memory>

namespace cuewright {

/// A declared input, output or member of one (facts/prompty §3).
struct Property
{
    enum class Kind { String, Integer, Float, Boolean, Array, Object, Union, Thread, Image, Audio, File };

    QString name;
    Kind kind = Kind::String;
    QString description;
    bool required = false;
    bool nullable = false;
    Json defaultValue; ///< null: none
    Json example; ///< documentation only, never used for a run
    Json enumValues; ///< array; null: any value
    QList<Property> items; ///< Array: none or one
    QList<Property> members; ///< Object
    QList<Property> alternatives; ///< Union
    bool anyOf = true; ///< Union: anyOf or oneOf
};

/// One message of the template, as a card shows it: the text between two role markers, still with its {{variables}}.
struct MessageTemplate
{
    Role role = Role::User;
    QString text;
    Json attributes; ///< of the marker, in order: user[name="Bob"]; null: none
    bool marked = true; ///< false: the text before the first marker, which is a system message
    int line = 0; ///< of the text's start in the file, from 1; 0: not known. Not looked at by setters
};

/// Of Prompt::retryInvalid: more make no answer better.
inline constexpr int kMostRetriesInvalid = 10;

/// What a .prompty file says, typed and with defaults applied; `${…}` references are left unresolved.
struct Prompt
{
    enum class Engine { Jinja, Mustache };

    QString name;
    QString displayName;
    QString description;
    QString modelId;
    QString provider; ///< "openai"; empty: not said
    QString apiType; ///< "chat"
    QString folder; ///< of the file: where ${file:…} is looked up; empty: nowhere
    Json connection; ///< as written; null: none
    Json options; ///< as written: {"temperature":0.2,"maxOutputTokens":500,…}; null: none
    QList<Property> inputs;
    QList<Property> outputs;
    Json tools; ///< array as written, in canonical list form; null: none
    Engine engine = Engine::Jinja;
    QString formatKind; ///< as written; another one than jinja2 or mustache cannot be rendered
    /// Values can never start a message of their own. Strict refuses even to render one that looks as if it wanted to.
    bool strict = false;
    QList<MessageTemplate> messages;

    // Our own extras, kept under metadata.cuewright.
    QString schemaFile; ///< workspace-relative; empty: the reply is text (or `outputs`)
    bool schemaStrict = true;
    bool jsonMode = false; ///< "JSON" without a schema
    QStringList toolFiles; ///< workspace-relative
    QString endpoint; ///< id of the server's profile ("practice"); empty: `provider` says it
    QString api; ///< "chat", "responses": the format of its requests; else `apiType` or server and model decide
    QString cache; ///< "repeatable", "always"; empty: every run is sent
    int retryInvalid = 0; ///< how often an answer that breaks rules is asked for again by itself
    Json assertions; ///< as written, what has to hold for a conversation (tools/traceassertions.h); null: none
    QString testSet; ///< workspace-relative CSV or JSONL with values for the inputs
};

} // namespace cuewright
