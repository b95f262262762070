<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>At least %1 are spent or under way (what %Ln call(s) cost is not known), and it may cost up to %2.</source>
        <translation>
            <numerusform>At least %1 are spent or under way (what %Ln call costs is not known), and it may cost up to %2.</numerusform>
            <numerusform>At least %1 are spent or under way (what %Ln calls cost is not known), and it may cost up to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 are spent or under way (what %Ln call(s) cost is not known).</source>
        <translation>
            <numerusform>At least %1 are spent or under way (what %Ln call costs is not known).</numerusform>
            <numerusform>At least %1 are spent or under way (what %Ln calls cost is not known).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retries</source>
        <translation>
            <numerusform>%Ln retry</numerusform>
            <numerusform>%Ln retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reply</name>
    <message numerus="yes">
        <source>%1 of %n field(s) valid · finished normally</source>
        <translation>
            <numerusform>%1 of %n field valid · finished normally</numerusform>
            <numerusform>%1 of %n fields valid · finished normally</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The reply breaks %n rule(s)</source>
        <translation>
            <numerusform>The reply breaks %n rule</numerusform>
            <numerusform>The reply breaks %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model asks for %n tool call(s)</source>
        <translation>
            <numerusform>The model asks for %n tool call</numerusform>
            <numerusform>The model asks for %n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetryWords</name>
    <message numerus="yes">
        <source>Up to %n attempts.</source>
        <translation>
            <numerusform>Up to %n attempt.</numerusform>
            <numerusform>Up to %n attempts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaDiff</name>
    <message numerus="yes">
        <source>%1: %n rules of “allOf” are gone or changed.</source>
        <translation>
            <numerusform>%1: %n rule of “allOf” is gone or changed.</numerusform>
            <numerusform>%1: %n rules of “allOf” are gone or changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rules were added to “allOf”.</source>
        <translation>
            <numerusform>%1: %n rule was added to “allOf”.</numerusform>
            <numerusform>%1: %n rules were added to “allOf”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaEdit</name>
    <message numerus="yes">
        <source>The shared part %1 is used by %n fields.</source>
        <translation>
            <numerusform>The shared part %1 is used by %n field.</numerusform>
            <numerusform>The shared part %1 is used by %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaImport</name>
    <message numerus="yes">
        <source>Each of the %n objects in the list was read as one sample.</source>
        <translation>
            <numerusform>The %n object in the list was read as one sample.</numerusform>
            <numerusform>Each of the %n objects in the list was read as one sample.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The document has %n schemas; “%1” was taken.</source>
        <translation>
            <numerusform>The document has %n schema; “%1” was taken.</numerusform>
            <numerusform>The document has %n schemas; “%1” was taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceAssertions</name>
    <message numerus="yes">
        <source>The cost of %n answer(s) is not known.</source>
        <translation>
            <numerusform>The cost of %n answer is not known.</numerusform>
            <numerusform>The cost of %n answers is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %n answer(s) were not reported.</source>
        <translation>
            <numerusform>The tokens of %n answer were not reported.</numerusform>
            <numerusform>The tokens of %n answers were not reported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceFile</name>
    <message numerus="yes">
        <source>%n more problem(s) of this kind.</source>
        <translation>
            <numerusform>%n more problem of this kind.</numerusform>
            <numerusform>%n more problems of this kind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) belong to no branch; they were left out.</source>
        <translation>
            <numerusform>%n turn belongs to no branch; it was left out.</numerusform>
            <numerusform>%n turns belong to no branch; they were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceImport</name>
    <message numerus="yes">
        <source>%n more problem(s) of this kind.</source>
        <translation>
            <numerusform>%n more problem of this kind.</numerusform>
            <numerusform>%n more problems of this kind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::BranchModel</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::BreakdownModel</name>
    <message numerus="yes">
        <source>Correction from %n run(s)</source>
        <translation>
            <numerusform>Correction from %n run</numerusform>
            <numerusform>Correction from %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::BreakdownPanel</name>
    <message numerus="yes">
        <source>Not counted: %n picture(s), sound(s) or file(s).</source>
        <translation>
            <numerusform>Not counted: %n picture, sound or file.</numerusform>
            <numerusform>Not counted: %n pictures, sounds or files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::BudgetPane</name>
    <message numerus="yes">
        <source>%Ln call(s) count with nothing: what they cost is not known.</source>
        <translation>
            <numerusform>%Ln call counts with nothing: what it costs is not known.</numerusform>
            <numerusform>%Ln calls count with nothing: what they cost is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::CaseStepper</name>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::CompareView</name>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ConversationModel</name>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::DiffView</name>
    <message numerus="yes">
        <source>… and %n more lines</source>
        <translation>
            <numerusform>… and %n more line</numerusform>
            <numerusform>… and %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::FieldDelegate</name>
    <message numerus="yes">
        <source>1 of %n choice(s)</source>
        <translation>
            <numerusform>1 of %n choice</numerusform>
            <numerusform>1 of %n choices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::FieldsModel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::HistoryView</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ImportDialog</name>
    <message numerus="yes">
        <source>%n problem(s) for %1; most can be fixed in the designer.</source>
        <translation>
            <numerusform>%n problem for %1; most can be fixed in the designer.</numerusform>
            <numerusform>%n problems for %1; most can be fixed in the designer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n field(s)</source>
        <comment>what the text is</comment>
        <translation>
            <numerusform>%1, %n field</numerusform>
            <numerusform>%1, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::InputPane</name>
    <message numerus="yes">
        <source>about %n tokens in</source>
        <translation>
            <numerusform>about %n token in</numerusform>
            <numerusform>about %n tokens in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens in</source>
        <translation>
            <numerusform>%n token in</numerusform>
            <numerusform>%n tokens in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::Inspector</name>
    <message numerus="yes">
        <source>Stopped after %n rounds. Send once more to go on.</source>
        <translation>
            <numerusform>Stopped after %n round. Send once more to go on.</numerusform>
            <numerusform>Stopped after %n rounds. Send once more to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::InspectorPage</name>
    <message numerus="yes">
        <source>%n turns have no recorded answer.</source>
        <translation>
            <numerusform>%n turn has no recorded answer.</numerusform>
            <numerusform>%n turns have no recorded answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replayed %n turns without network: something differs</source>
        <translation>
            <numerusform>Replayed %n turn without network: something differs</numerusform>
            <numerusform>Replayed %n turns without network: something differs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replayed %n turns without network: the same answers</source>
        <translation>
            <numerusform>Replayed %n turn without network: the same answer</numerusform>
            <numerusform>Replayed %n turns without network: the same answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n results</source>
        <translation>
            <numerusform>Send %n result</numerusform>
            <numerusform>Send %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer %n calls</source>
        <translation>
            <numerusform>Answer %n call</numerusform>
            <numerusform>Answer %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::Lane</name>
    <message numerus="yes">
        <source>%1 takes %n requests at a time now, because it refused more.</source>
        <translation>
            <numerusform>%1 takes %n request at a time now, because it refused more.</numerusform>
            <numerusform>%1 takes %n requests at a time now, because it refused more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests run at a time.</source>
        <translation>
            <numerusform>%n request runs at a time.</numerusform>
            <numerusform>%n requests run at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::MainWindow</name>
    <message numerus="yes">
        <source>Close while %Ln requests are on their way?</source>
        <translation>
            <numerusform>Close while %Ln request is on its way?</numerusform>
            <numerusform>Close while %Ln requests are on their way?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::MessageCard</name>
    <message numerus="yes">
        <source>Show %n more lines</source>
        <translation>
            <numerusform>Show %n more line</numerusform>
            <numerusform>Show %n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message, %n tokens</source>
        <translation>
            <numerusform>%1 message, %n token</numerusform>
            <numerusform>%1 message, %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::MessageList</name>
    <message numerus="yes">
        <source>%n variables found</source>
        <translation>
            <numerusform>%n variable found</numerusform>
            <numerusform>%n variables found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::MetricsRow</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::OptionsPanel</name>
    <message numerus="yes">
        <source>are sent back, up to %n time(s)</source>
        <translation>
            <numerusform>are sent back, up to %n time</numerusform>
            <numerusform>are sent back, up to %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ProblemsPane</name>
    <message numerus="yes">
        <source>%n only you can decide.</source>
        <translation>
            <numerusform>%n only you can decide.</numerusform>
            <numerusform>%n only you can decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) are not sent; replies are checked for them here.</source>
        <translation>
            <numerusform>%n rule is not sent; replies are checked for it here.</numerusform>
            <numerusform>%n rules are not sent; replies are checked for them here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::QueuePanel</name>
    <message numerus="yes">
        <source>Cancel %Ln requests?</source>
        <translation>
            <numerusform>Cancel %Ln request?</numerusform>
            <numerusform>Cancel %Ln requests?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ResultParts</name>
    <message numerus="yes">
        <source>and %n further part(s)</source>
        <translation>
            <numerusform>and %n further part</numerusform>
            <numerusform>and %n further parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::RouteForm</name>
    <message numerus="yes">
        <source>%n certificates: %1.</source>
        <translation>
            <numerusform>%n certificate: %1.</numerusform>
            <numerusform>%n certificates: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaHeader</name>
    <message numerus="yes">
        <source>Used by %n prompt(s)</source>
        <translation>
            <numerusform>Used by %n prompt</numerusform>
            <numerusform>Used by %n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaModel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaPage</name>
    <message numerus="yes">
        <source>All %n notes…</source>
        <translation>
            <numerusform>%n note…</numerusform>
            <numerusform>All %n notes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ServerImport</name>
    <message numerus="yes">
        <source>%n secret(s) for the keychain.</source>
        <translation>
            <numerusform>%n secret for the keychain.</numerusform>
            <numerusform>%n secrets for the keychain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) in this text</source>
        <translation>
            <numerusform>%n server in this text</numerusform>
            <numerusform>%n servers in this text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n server(s)</source>
        <translation>
            <numerusform>Import %n server</numerusform>
            <numerusform>Import %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ServersPage</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::SlotPane</name>
    <message numerus="yes">
        <source>%n calls in parallel</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls in parallel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::StatusLine</name>
    <message numerus="yes">
        <source>%Ln tokens selected</source>
        <translation>
            <numerusform>%Ln token selected</numerusform>
            <numerusform>%Ln tokens selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::StepModel</name>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in parallel with %n others</source>
        <translation>
            <numerusform>in parallel with %n other</numerusform>
            <numerusform>in parallel with %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::TimelinePane</name>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::ToolCallsView</name>
    <message numerus="yes">
        <source>Send %n result(s)</source>
        <translation>
            <numerusform>Send %n result</numerusform>
            <numerusform>Send %n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuewright::WindowApp</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
</TS>
