<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCommand</name>
    <message>
        <source>&amp;About Cuewright</source>
        <translation>Ü&amp;ber Cuewright</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>The server answered with a web page instead of JSON. Check the base URL in Settings; it often ends in /v1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's answer is not what a chat server sends. Check the base URL in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server sent an empty answer. Some servers do that when the prompt does not fit the model; look at the server's log.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer ended before it was complete. What had arrived is kept; run again for a whole answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer is larger than any answer should be.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model's provider broke off the answer. What had arrived is kept; try again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's answer is not a message. Check the base URL in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's answer cannot be put together: a piece has no valid place in it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model asks for more than %1 tool calls at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's answer holds no data. Check the base URL in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A part of the server's answer is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's answer is not a response. Check the base URL in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer is not finished (%1).</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Buttons</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip: text, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>CloseTabCommand</name>
    <message>
        <source>&amp;Close tab</source>
        <translation>Tab s&amp;chließen</translation>
    </message>
</context>
<context>
    <name>CopyCommand</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>CutCommand</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Save them before closing?</source>
        <translation>Vor dem Schließen speichern?</translation>
    </message>
</context>
<context>
    <name>GoToFileCommand</name>
    <message>
        <source>&amp;Go to file…</source>
        <translation>&amp;Gehe zu Datei …</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>This JSON is nested more than %1 levels deep.</source>
        <translation>Dieses JSON ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>This is not valid JSON (line %1, column %2).</source>
        <translation>Das ist kein gültiges JSON (Zeile %1, Spalte %2).</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The system's keychain did not give access.</source>
        <translation>Der Schlüsselbund des Systems hat den Zugriff verweigert.</translation>
    </message>
    <message>
        <source>The system's keychain cannot be used.</source>
        <translation>Der Schlüsselbund des Systems ist nicht benutzbar.</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>The system's keychain did not do as asked: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LanguageCommand</name>
    <message>
        <source>Language of the &amp;system</source>
        <translation>Sprache des &amp;Systems</translation>
    </message>
</context>
<context>
    <name>Net</name>
    <message>
        <source>Nothing answers at %1. Is the server running, and is the address right?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server %1 cannot be found. Check the address and the network connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection to %1 broke before a usable answer came. If that goes on, check address and port: what listens there may be no web server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 could not prove who it is, so nothing was sent. Check the address and the server's certificate.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 did not answer in time. Try again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The proxy on the way to %1 does not let the request through. Check the proxy settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What %1 answers is not HTTP. Check the address and the port.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection to %1 failed. Check the network connection and try again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server takes no further request before %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no key for %1. Enter it in the settings of the provider.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key for %1 has characters that no key has. Copy it again, without blanks and line ends.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The address of %1 is not usable. Check it in the settings of the provider.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The header “%1” cannot be sent. Check the headers in the settings of the provider.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>NewPromptCommand</name>
    <message>
        <source>&amp;New prompt…</source>
        <translation>&amp;Neuer Prompt …</translation>
    </message>
</context>
<context>
    <name>Omission</name>
    <message>
        <source>This format takes no sound.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Messages format has no such setting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Messages format has no such setting; the answer is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not take this setting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not sold at this service tier.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 takes only: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 takes this setting only with reasoning effort “none”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is a reasoning model and does not take this setting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot call tools.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be held to a schema; its answer is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot stream; the answer comes in one piece.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent as “none”: here %1 takes tools only without reasoning.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 refuses this field.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not know this setting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only sent together with tools.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The extra body sets this too; the setting itself counts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Responses format has no such setting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot see images.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not enforce schemas strictly; the answer is checked here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>OpenPageCommand</name>
    <message>
        <source>&amp;Providers and settings</source>
        <translation>An&amp;bieter und Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Spending</source>
        <translation>A&amp;usgaben</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>&amp;Willkommensseite</translation>
    </message>
</context>
<context>
    <name>OpenProjectCommand</name>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen …</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The answer must be a JSON object.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PageCommand</name>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>&amp;Add message</source>
        <translation>Nachricht &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Make variable</source>
        <translation>&amp;Variable daraus machen</translation>
    </message>
    <message>
        <source>Show token &amp;boundaries</source>
        <translation>Token&amp;grenzen zeigen</translation>
    </message>
    <message>
        <source>&amp;Previous test case</source>
        <translation>&amp;Voriger Testfall</translation>
    </message>
    <message>
        <source>&amp;Next test case</source>
        <translation>&amp;Nächster Testfall</translation>
    </message>
    <message>
        <source>Reply &amp;below or beside</source>
        <translation>Antwort &amp;unten oder daneben</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Show the reply as &amp;text</source>
        <translation>Antwort als &amp;Text</translation>
    </message>
    <message>
        <source>Show the reply as &amp;fields</source>
        <translation>Antwort als &amp;Felder</translation>
    </message>
    <message>
        <source>Show request and reply &amp;raw</source>
        <translation>Anfrage und Antwort im &amp;Original</translation>
    </message>
</context>
<context>
    <name>PaletteCommand</name>
    <message>
        <source>Search or run a &amp;command</source>
        <translation>Suchen oder &amp;Befehl ausführen</translation>
    </message>
</context>
<context>
    <name>PaneCommand</name>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
</context>
<context>
    <name>PanelCommand</name>
    <message>
        <source>&amp;Left panel</source>
        <translation>&amp;Linke Leiste</translation>
    </message>
    <message>
        <source>&amp;Bottom panel</source>
        <translation>&amp;Untere Leiste</translation>
    </message>
    <message>
        <source>&amp;Right panel</source>
        <translation>&amp;Rechte Leiste</translation>
    </message>
</context>
<context>
    <name>PasteCommand</name>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>A fault script is a list of steps.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step %1 of the fault script is no object.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step %1 of the fault script: “%2” cannot be %3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The practice provider cannot listen on port %1: it is taken or not allowed.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ProblemCommand</name>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>Nächstes &amp;Problem</translation>
    </message>
    <message>
        <source>Previous prob&amp;lem</source>
        <translation>Voriges P&amp;roblem</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Message %1 holds a line that would start a message of its own (like “user:”). Put a character after the colon.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message %1 of the conversation has no role that is known (“%2”).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The draft of this file is damaged and was not used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter is larger than 1 MB. Is the closing “---” missing?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter that starts in line %1 has no end. Close it with a line that is just “---”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is no text file: line %1, column %2 holds a zero byte.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1, column %2 is not valid UTF-8. Save the file as UTF-8 in the program it comes from.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter uses YAML anchors or a layout that cannot be changed safely from here. Edit its text instead.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ProviderError</name>
    <message>
        <source>The server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not accept the API key. Check the key in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not allow this with your key. Check the project and its permissions.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not allow this with your key: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not know this model. Choose another one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not know this model. Choose another one. It says: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has nothing at this address. Check the base URL in Settings; it often ends in /v1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has nothing at this address. Check the base URL in Settings. It says: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 takes no more requests for the moment. Wait a little, or send fewer at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 takes no more requests for the moment. Wait a little, or send fewer at once. It says: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no credit left at %1, or a spending limit is reached. Check billing there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no credit left at %1, or a spending limit is reached. Check billing there. It says: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is overloaded. Try again in a minute.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The prompt and its answer do not fit the model. Shorten the prompt, or allow a shorter answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The prompt and its answer do not fit the model. Shorten the prompt, or allow a shorter answer. %1 says: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request is too large for %1. Leave out attachments, or make them smaller.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 gave up waiting for the request. Try again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 points to another address (HTTP %2). Check the base URL in Settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 refused the request: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 failed to answer. Try again in a moment.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 failed to answer. Try again in a moment. It says: %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QuitCommand</name>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>RedoCommand</name>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>RequestJson</name>
    <message>
        <source>This is no chat request: look at “%1”.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
</context>
<context>
    <name>SaveCommand</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>This schema is nested more than %1 levels deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer was found that satisfies this schema. Its rules may contradict each other.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SelectAllCommand</name>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <extracomment>%1 is written with separators</extracomment>
        <translation>%1 Aufrufe</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Day and month without the year, as QLocale writes dates; German: "d. MMM"</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>TabCommand</name>
    <message>
        <source>Next &amp;tab</source>
        <translation>Nächster &amp;Tab</translation>
    </message>
    <message>
        <source>Previous t&amp;ab</source>
        <translation>Voriger T&amp;ab</translation>
    </message>
</context>
<context>
    <name>TabNumberCommand</name>
    <message>
        <source>Tab %1</source>
        <translation>Tab %1</translation>
    </message>
</context>
<context>
    <name>Template</name>
    <message>
        <source>The template produces too much text. Loops inside loops multiply.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value of “%1” holds a line that looks like the start of a message. The prompt is strict about that (template.format.strict).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>an expression</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ThemeCommand</name>
    <message>
        <source>&amp;System theme</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkel</translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
</context>
<context>
    <name>ZoomCommand</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
</context>
<context>
    <name>cuewright</name>
    <message>
        <source>Valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Breaks rules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filtered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tool calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” is larger than %2.</source>
        <translation>„%1“ ist größer als %2.</translation>
    </message>
    <message>
        <source>“%1” could not be saved: %2 What was there before is unchanged.</source>
        <translation>„%1“ konnte nicht gespeichert werden: %2 Was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>Type the server's address, like https://api.openai.com/v1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not a web address. Type it like https://api.openai.com/v1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The address must begin with https:// or http://, not with %1://.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leave the user name and password out of the address. Keys go into the key field, where they are kept safe.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The price table cannot be used: %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this should be an object in { }.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no field of this format.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” should be dollars per million tokens in quotes, like "0.15", with at most 6 decimals.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“input” and “output” are both needed ("0" where there is nothing to pay).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“from” should be a date like "2026-08-21".</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“standard” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“long_above” and “long” belong together.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“long_above” should be a number of tokens.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“prices” should be a list in [ ].</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>prices go from old to new, and each but the first needs a later “from”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” should be a number of tokens.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” should be a text in quotes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” should be true or false.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” should be a list of texts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“id”, the model's name, is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” already names another model.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“format” is missing. This version reads format %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This price table was made for another version of the program. This one reads format %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“as_of” should be a date like "2026-08-21".</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“models” should be a list in [ ].</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger file is damaged. It was left as it is; move it away to start a new one, or put back a copy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This file is the database of another program. It was left as it is; choose another place for the ledger.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger was written by a newer version of the program. It was left as it is; update the program to use it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger is in use by another program. Try again in a moment.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger cannot be written: the file or its folder is read-only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger cannot be written: the disk is full.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger cannot be opened. Check that its folder exists and can be written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger could not be read or written: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A folder stands where the ledger file should be. Choose another place for the ledger.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ledger cannot be read: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Spending cannot be recorded: Qt's SQLite driver is not installed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Practice answer: no model was asked and nothing was charged.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your message carries no text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You wrote %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A real answer would be about: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It would follow these instructions: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Practice answer: this is what the tools returned.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a tool</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The practice provider found no answer that satisfies this schema.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter is not a mapping of keys to values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is a text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sections are nested more than %1 levels deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{{/%1}}” closes nothing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{{#%1}}” has no “{{/%1}}”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(line %1, column %2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no name for a tool: it takes 1 to 64 letters (a–z), digits, “_” or “-”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A tool is an object with a name, a description and parameters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The parameters of the tool “%1” are a JSON Schema object.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message %1, line %2, column %3: %4</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The input “%1” needs a value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This prompt's template format is “%1”. Cuewright renders jinja2 and mustache.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not closed; “%2” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a column has no name in the header row.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the column “%1” stands twice in the header row.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this row has %1 fields, the header row %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a test case is a JSON object.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In “%1”: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Item %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>item %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a group of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 or %2 more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a group of fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nothing (null)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This program does not know the provider “%1”. Name an address with --base-url.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 needs an address: name one with --base-url.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 needs a key: put it into the environment variable %2, or try --practice.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::BlockParser</name>
    <message>
        <source>“%1” has no “%2”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no statement of this format. It knows if, elif, else, endif, for and endfor.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Blocks are nested more than %1 levels deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A loop reads “for NAME in LIST”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” stands outside an “if”, or after its “else”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” closes nothing here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::Canonical</name>
    <message>
        <source>Each entry of a list of inputs, outputs or tools is a mapping with a name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Inputs, outputs, tools and parameters are lists, or mappings from a name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An entry of %1 has no name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is declared twice.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A property is a mapping.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” says no kind; read as %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A union names its alternatives under exactly one of oneOf and anyOf.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tool “%1” says no kind (function, mcp, openapi, …).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“model” is the name of a model, or a mapping.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“options” is a mapping.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Invalid template format: “template” is a mapping with “format” and “parser”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” of the template is a name or a mapping.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key “%1” is not part of the format. It is kept, but other programs may drop it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::ChartLegend</name>
    <message>
        <source>Colours of the chart</source>
        <translation>Farben des Diagramms</translation>
    </message>
</context>
<context>
    <name>cuewright::CheckRows</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
</context>
<context>
    <name>cuewright::ConnectionCheck</name>
    <message>
        <source>Looking for the server</source>
        <translation>Der Server wird gesucht</translation>
    </message>
    <message>
        <source>Not tried: there is no key yet</source>
        <translation>Nicht versucht: Es gibt noch keinen Schlüssel</translation>
    </message>
    <message>
        <source>%1 needs a key. Paste one first.</source>
        <translation>%1 braucht einen Schlüssel. Fügen Sie zuerst einen ein.</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <comment>host name</comment>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>The connection is encrypted, and the certificate is valid</source>
        <translation>Die Verbindung ist verschlüsselt, und das Zertifikat ist gültig</translation>
    </message>
    <message>
        <source>Not encrypted: it stays on this computer</source>
        <translation>Nicht verschlüsselt: Es bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>Not encrypted: others on the way can read key and prompts</source>
        <translation>Nicht verschlüsselt: Andere können unterwegs Schlüssel und Prompts mitlesen</translation>
    </message>
    <message>
        <source>There is no server of that name. Check the address, and whether you are online.</source>
        <translation>Es gibt keinen Server dieses Namens. Prüfen Sie die Adresse und die Internetverbindung.</translation>
    </message>
    <message>
        <source>Nothing answers there. Is %1 running?</source>
        <translation>Dort antwortet nichts. Läuft %1?</translation>
    </message>
    <message>
        <source>The server refuses the connection. Check the address and its port.</source>
        <translation>Der Server lehnt die Verbindung ab. Prüfen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>A server answers</source>
        <translation>Ein Server antwortet</translation>
    </message>
    <message>
        <source>The server cannot prove who it is, so no key was sent.</source>
        <translation>Der Server kann nicht beweisen, wer er ist; es wurde kein Schlüssel gesendet.</translation>
    </message>
    <message>
        <source>No answer within %1.</source>
        <translation>Keine Antwort innerhalb von %1.</translation>
    </message>
    <message>
        <source>The answer is too large.</source>
        <translation>Die Antwort ist zu groß.</translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation>Die Verbindung ist gescheitert.</translation>
    </message>
    <message>
        <source>The server wants a key (%1).</source>
        <translation>Der Server verlangt einen Schlüssel (%1).</translation>
    </message>
    <message>
        <source>The key was refused (%1).</source>
        <translation>Der Schlüssel wurde abgelehnt (%1).</translation>
    </message>
    <message>
        <source>A server answers, but not with a list of models (404). The address often ends in /v1.</source>
        <translation>Ein Server antwortet, aber nicht mit einer Liste von Modellen (404). Die Adresse endet oft auf /v1.</translation>
    </message>
    <message>
        <source>The server sends us elsewhere (%1). Use the address it has moved to.</source>
        <translation>Der Server verweist woandershin (%1). Verwenden Sie die neue Adresse.</translation>
    </message>
    <message>
        <source>The server answered with an error (%1).</source>
        <translation>Der Server hat mit einem Fehler geantwortet (%1).</translation>
    </message>
    <message>
        <source>No key is needed</source>
        <translation>Kein Schlüssel nötig</translation>
    </message>
    <message>
        <source>The key is accepted</source>
        <translation>Der Schlüssel wird angenommen</translation>
    </message>
    <message>
        <source>The server's answer is not a list of models. Is this the address of its API?</source>
        <translation>Die Antwort des Servers ist keine Liste von Modellen. Ist das die Adresse seiner API?</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>The server has no models yet.</source>
        <translation>Der Server hat noch keine Modelle.</translation>
    </message>
    <message>
        <source>%1, but not %2.</source>
        <comment>3 models, but not gpt-x</comment>
        <translation>%1, aber nicht %2.</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ist da</translation>
    </message>
</context>
<context>
    <name>cuewright::CsvReader</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this quote has no end.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>there is text after the closing quote. Quotes inside a field are written twice.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>there are more than %1 columns.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::Cutter</name>
    <message>
        <source>“%1” is not closed; “%2” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Partials ({{&gt; …}}) cannot be used in a prompt.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A tag holds one name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New delimiters read “{{=&lt;% %&gt;=}}”.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::DocumentArea</name>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Go to file</source>
        <translation>Gehe zu Datei</translation>
    </message>
</context>
<context>
    <name>cuewright::Drawer</name>
    <message>
        <source>Bottom panel</source>
        <translation>Untere Leiste</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No problems in the open documents</source>
        <translation>Keine Probleme in den offenen Dokumenten</translation>
    </message>
    <message>
        <source>Close the bottom panel</source>
        <translation>Untere Leiste schließen</translation>
    </message>
</context>
<context>
    <name>cuewright::ExpressionParser</name>
    <message>
        <source>Something is missing before the end of this tag.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This expression is nested more than %1 levels deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no filter “%1”. Known ones: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The filter “%1” takes another number of values.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::FieldBox</name>
    <message>
        <source>%1, required</source>
        <translation>%1, erforderlich</translation>
    </message>
</context>
<context>
    <name>cuewright::FieldDelegate</name>
    <message>
        <source>not given</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message numerus="yes">
        <source>1 of %n choices</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>cuewright::FieldsModel</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no problems</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>problem: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::FieldsView</name>
    <message>
        <source>Fields of the reply</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::Gauge</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>cuewright::HistoryModel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::KeyRing</name>
    <message>
        <source>The system's keychain does not answer.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::MainWindow</name>
    <message>
        <source>%1 – Cuewright</source>
        <comment>name of the project</comment>
        <translation>%1 – Cuewright</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>Neuer Prompt</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <translation>Name des Prompts</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Go to file</source>
        <translation>Gehe zu Datei</translation>
    </message>
    <message>
        <source>About Cuewright</source>
        <translation>Über Cuewright</translation>
    </message>
    <message>
        <source>Cuewright %1</source>
        <translation>Cuewright %1</translation>
    </message>
    <message>
        <source>A workbench for prompts. Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>Eine Werkbank für Prompts. Freie Software unter der GNU General Public License, Version 3 oder später. Ohne Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>cuewright::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <translation>&amp;Prompt</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>cuewright::MetricsRow</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>first word %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>estimate was %1 in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not reported</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>practice: nothing charged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>from reported usage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>from cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>price unknown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>practice, not charged</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Session so far</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::Migration</name>
    <message>
        <source>model.api became model.apiType.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model.response was dropped: the whole answer is always read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model.configuration became model.id, model.provider and model.connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model.connection.type became model.connection.kind.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model.parameters became model.options.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>model.parameters.tools became tools of kind function.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 became %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 became a list; type is now kind, sample is now default.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The sample lies in another file; its name is kept under metadata.cuewright.sample. Load it as test data.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The sample's values became the defaults of the inputs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tools' type became kind.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 moved to metadata.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text uses mustache sections, so the template format was set to mustache.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>template became a mapping with format and parser.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>template.type became template.format.kind.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lines like “tool:” or “thread:” no longer start a message. Use an input of kind thread instead.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>![…](…) is plain text now. Use an input of kind image instead.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::OptionReader</name>
    <message>
        <source>a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>yes or no</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The option “%1” takes %2.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <comment>severity, document, text</comment>
        <translation>%1 in %2: %3</translation>
    </message>
</context>
<context>
    <name>cuewright::ProjectModel</name>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation>Schemas</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Test sets</source>
        <translation>Testdaten</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>Testdaten</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>has problems</source>
        <translation>hat Probleme</translation>
    </message>
</context>
<context>
    <name>cuewright::PromptFile</name>
    <message>
        <source>A prompt file larger than 64 MB cannot be edited here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter was written anew; its comments are gone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” holds something that cannot be read as a prompt, so it was not written over. Save under another name, or repair that file first.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::ProviderCard</name>
    <message>
        <source>Other server</source>
        <translation>Anderer Server</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible address</source>
        <translation>Jede OpenAI-kompatible Adresse</translation>
    </message>
    <message>
        <source>Runs on this computer</source>
        <translation>Läuft auf diesem Computer</translation>
    </message>
    <message>
        <source>Has a key</source>
        <translation>Hat einen Schlüssel</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Connect a provider</source>
        <translation>Anbieter verbinden</translation>
    </message>
    <message>
        <source>Only when you want real models. You can do this later.</source>
        <translation>Nur wenn Sie echte Modelle wollen. Das geht auch später.</translation>
    </message>
    <message>
        <source>Keys go to your system keychain. They are never written into project files, logs or exports.</source>
        <translation>Schlüssel kommen in den Schlüsselbund Ihres Systems. Sie stehen nie in Projektdateien, Protokollen oder Exporten.</translation>
    </message>
</context>
<context>
    <name>cuewright::ProviderForm</name>
    <message>
        <source>No key needed</source>
        <translation>Kein Schlüssel nötig</translation>
    </message>
    <message>
        <source>Runs on this computer. Nothing is charged.</source>
        <translation>Läuft auf diesem Computer und kostet nichts.</translation>
    </message>
    <message>
        <source>Keys go to your system's keychain. They are never written into project files, logs or exports.</source>
        <translation>Schlüssel kommen in den Schlüsselbund Ihres Systems. Sie stehen nie in Projektdateien, Protokollen oder Exporten.</translation>
    </message>
    <message>
        <source>%1 The key is kept until Cuewright is closed, and not stored anywhere.</source>
        <translation>%1 Der Schlüssel gilt, bis Cuewright beendet wird, und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use for new prompts</source>
        <translation>Für neue Prompts verwenden</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Schlüsselbund wird gefragt …</translation>
    </message>
    <message>
        <source>Key stored in system keychain</source>
        <translation>Schlüssel im Schlüsselbund</translation>
    </message>
    <message>
        <source>Key for this session only</source>
        <translation>Schlüssel nur für diese Sitzung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Model to look for</source>
        <translation>Gesuchtes Modell</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Paste a key</source>
        <translation>Schlüssel einfügen</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Schlüssel speichern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Asks for the list of models. Nothing is charged.</source>
        <translation>Fragt nach der Liste der Modelle. Das kostet nichts.</translation>
    </message>
</context>
<context>
    <name>cuewright::RawView</name>
    <message>
        <source>What to show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not sent: %1 (%2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>attempt %1: %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw request and response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The exact request and response of a run appear here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::ReplyPanel</name>
    <message>
        <source>until %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text so far is kept; its cost is estimated.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>finished normally</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Matches %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) valid · finished normally</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) break(s) the rules</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>The reply is not JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The reply could not be checked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped at the output limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>after %1 tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The model refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The provider's content filter stopped the reply</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The model asks for %n tool call(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Fill in each result, then send them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finished normally</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raise the limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>History of this prompt</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An earlier run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tool calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Views of the reply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the reply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add to messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text of the reply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No reply yet. Press Run to get one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Earlier runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Columns of the earlier runs</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::Resolver</name>
    <message>
        <source>The environment variable “%1” that this prompt refers to is not set, and there is no default.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files refer to files more than %1 deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The prompt refers to the file “%1”, which is not in its folder. It was not read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file “%1” is larger than 1 MB.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::RunningCall</name>
    <message>
        <source>The call was given up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This request may need %L1 tokens, more than the %L2 a minute that you allow. Shorten it, lower its longest answer, or raise the limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped because the program ends.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer of %1 does not end. It was cut off.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 did not finish within the time that you allow for a call.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 could not be reached in time. Check the network connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 took the request but did not begin to answer in time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 stopped in the middle of the answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 sends this request on to %2. Requests are not sent on by themselves, because they carry your key; enter the new address in the settings of the provider.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 Attempt %2 of %3 follows when the server wants it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 Attempt %2 of %3 follows.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You allow %L1 requests a minute for this model, and they are used up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You allow %L1 tokens a minute for this model, and too few are left.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The limit of requests at %1 is used up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The limit of tokens at %1 is used up.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 asked for a pause.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::RunningTotal</name>
    <message>
        <source>Cost of this session, call by call</source>
        <translation>Kosten dieser Sitzung, Aufruf für Aufruf</translation>
    </message>
    <message>
        <source>Tokens of this session, call by call</source>
        <translation>Token dieser Sitzung, Aufruf für Aufruf</translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation>Noch keine Aufrufe.</translation>
    </message>
    <message>
        <source>%1, %2 so far</source>
        <comment>number of calls, amount</comment>
        <translation>%1, bisher %2</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Call %1 at %2: %3 so far</source>
        <translation>Aufruf %1 um %2: bisher %3</translation>
    </message>
</context>
<context>
    <name>cuewright::SamplePreview</name>
    <message>
        <source>The sample: a prompt with inputs, the price before you run it, and the reply as fields</source>
        <translation>Das Beispiel: ein Prompt mit Eingaben, der Preis vor dem Lauf und die Antwort als Felder</translation>
    </message>
    <message>
        <source>1  Prompt and inputs</source>
        <translation>1  Prompt und Eingaben</translation>
    </message>
    <message>
        <source>You sort incoming support tickets…</source>
        <translation>Du sortierst eingehende Support-Tickets …</translation>
    </message>
    <message>
        <source>Cannot sign in after SSO change</source>
        <translation>Anmeldung geht nach SSO-Umstellung nicht</translation>
    </message>
    <message>
        <source>2  Run</source>
        <translation>2  Ausführen</translation>
    </message>
    <message>
        <source>Run · tokens · $0</source>
        <translation>Ausführen · Tokens · $0</translation>
    </message>
    <message>
        <source>Tokens and price are on the button first</source>
        <translation>Tokens und Preis stehen vorher auf dem Knopf</translation>
    </message>
    <message>
        <source>3  Reply as fields</source>
        <translation>3  Antwort als Felder</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Matches the schema</source>
        <translation>Passt zum Schema</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaCompiler</name>
    <message>
        <source>The schema is wrong at %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a schema is an object, true or false.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is no type of JSON Schema.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the list of types is empty.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>enum is a list of values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a pattern is a text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the pattern cannot be read (%1).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a number is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the number must be over 0.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a whole number, 0 or more, is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list of schemas is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list of names is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a name must be a text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>an object of schemas is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the pattern “%1” cannot be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>an object is expected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a reference is a text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” names nothing in this schema.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::SessionBars</name>
    <message>
        <source>%1 · %2 · %3 tokens</source>
        <translation>%1 · %2 · %3 Token</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model, amount</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cost per session</source>
        <translation>Kosten je Sitzung</translation>
    </message>
    <message>
        <source>Tokens per session</source>
        <translation>Token je Sitzung</translation>
    </message>
    <message>
        <source>Cost per day</source>
        <translation>Kosten je Tag</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>Token je Tag</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Kosten je Monat</translation>
    </message>
    <message>
        <source>Tokens per month</source>
        <translation>Token je Monat</translation>
    </message>
    <message>
        <source>Columns: %1. Highest: %2 on %3. The table below has the same numbers.</source>
        <translation>Säulen: %1. Höchste: %2 am %3. Die Tabelle darunter enthält dieselben Zahlen.</translation>
    </message>
</context>
<context>
    <name>cuewright::SettingsPage</name>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>has a key</source>
        <translation>hat einen Schlüssel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Providers and settings</source>
        <translation>Anbieter und Einstellungen</translation>
    </message>
</context>
<context>
    <name>cuewright::ShortcutsPane</name>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>Ctrl+Alt types characters on many keyboards. Take another one.</source>
        <translation>Strg+Alt schreibt auf vielen Tastaturen Zeichen. Nehmen Sie ein anderes Kürzel.</translation>
    </message>
    <message>
        <source>Already used by “%1”.</source>
        <translation>Schon vergeben an „%1“.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>Befehle und ihre Kürzel</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Kürzel</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>Kein Kürzel</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>cuewright::Sidebar</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>Neuer Prompt</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>What your runs have cost</source>
        <translation>Was Ihre Läufe gekostet haben</translation>
    </message>
    <message>
        <source>Where your runs go, and the keys for it</source>
        <translation>Wohin Ihre Läufe gehen, und die Schlüssel dafür</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
</context>
<context>
    <name>cuewright::SpendTile</name>
    <message>
        <source>%1: %2</source>
        <comment>title, amount</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cuewright::SpendingCharts</name>
    <message>
        <source>What the charts show</source>
        <translation>Was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Show US dollars</source>
        <translation>US-Dollar zeigen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Show input and output tokens together</source>
        <translation>Eingabe- und Ausgabetoken zusammen zeigen</translation>
    </message>
    <message>
        <source>Cost of this session, call by call</source>
        <translation>Kosten dieser Sitzung, Aufruf für Aufruf</translation>
    </message>
    <message>
        <source>Tokens of this session, call by call</source>
        <translation>Token dieser Sitzung, Aufruf für Aufruf</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
</context>
<context>
    <name>cuewright::SpendingPage</name>
    <message>
        <source>Time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>14 days</source>
        <translation>14 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Include practice runs</source>
        <translation>Übungsläufe einbeziehen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Diese Sitzung</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Practice runs cost nothing; their calls and tokens are counted</source>
        <translation>Übungsläufe kosten nichts; ihre Aufrufe und Token werden gezählt</translation>
    </message>
    <message>
        <source>Save the calls or the charts as a file</source>
        <translation>Die Aufrufe oder die Diagramme als Datei speichern</translation>
    </message>
    <message>
        <source>Calls as CSV…</source>
        <translation>Aufrufe als CSV …</translation>
    </message>
    <message>
        <source>Charts as PNG…</source>
        <translation>Diagramme als PNG …</translation>
    </message>
    <message>
        <source>The ledger could not be read.</source>
        <translation>Das Kassenbuch konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No run in this session yet</source>
        <translation>In dieser Sitzung noch kein Lauf</translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <comment>tokens</comment>
        <translation>%1 ein · %2 aus</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft noch</translation>
    </message>
    <message>
        <source>No usage was reported</source>
        <translation>Kein Verbrauch gemeldet</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>estimate was %1</source>
        <translation>geschätzt waren %1</translation>
    </message>
    <message>
        <source>%1 of them practice</source>
        <translation>davon %1 zur Übung</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 Sitzungen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sessions, calls</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>Only session %1: show all again</source>
        <translation>Nur Sitzung %1: wieder alle zeigen</translation>
    </message>
    <message>
        <source>Show all sessions again</source>
        <translation>Wieder alle Sitzungen zeigen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Run a prompt</source>
        <translation>Einen Prompt ausführen</translation>
    </message>
    <message>
        <source>Nothing was run in this time.</source>
        <translation>In dieser Zeit wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Runs you pay for appear here.</source>
        <translation>Hier erscheinen Läufe, die Geld kosten.</translation>
    </message>
    <message>
        <source>The practice provider costs nothing.</source>
        <translation>Der Übungsanbieter kostet nichts.</translation>
    </message>
    <message>
        <source>The charts could not be turned into a picture.</source>
        <translation>Aus den Diagrammen konnte kein Bild gemacht werden.</translation>
    </message>
    <message>
        <source>spending</source>
        <translation>ausgaben</translation>
    </message>
    <message>
        <source>Save calls</source>
        <translation>Aufrufe speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Save charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>cuewright::SpendingTable</name>
    <message>
        <source>Group the table</source>
        <translation>Tabelle gruppieren</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach Prompt</translation>
    </message>
    <message>
        <source>By session</source>
        <translation>Nach Sitzung</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>cuewright::SpendingTableModel</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Questions sent, each with its answer</source>
        <translation>Gesendete Fragen, jede mit ihrer Antwort</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabetoken</translation>
    </message>
    <message>
        <source>In</source>
        <comment>tokens</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Share of the input tokens that came from the provider's cache</source>
        <translation>Anteil der Eingabetoken aus dem Cache des Anbieters</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabetoken</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>tokens</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cost divided by the calls whose price is known</source>
        <translation>Kosten geteilt durch die Aufrufe mit bekanntem Preis</translation>
    </message>
    <message>
        <source>Per call</source>
        <translation>Je Aufruf</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Share of the total</source>
        <translation>Anteil am Ganzen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>from reported usage</source>
        <translation>aus gemeldetem Verbrauch</translation>
    </message>
    <message>
        <source>%1 reported, %2 estimated</source>
        <translation>%1 gemeldet, %2 geschätzt</translation>
    </message>
    <message>
        <source>%1 input tokens, %2 of them from the cache</source>
        <translation>%1 Eingabetoken, davon %2 aus dem Cache</translation>
    </message>
    <message>
        <source>%1 output tokens</source>
        <translation>%1 Ausgabetoken</translation>
    </message>
    <message>
        <source>$%1; price not known: %2</source>
        <comment>amount, number of calls</comment>
        <translation>$%1; Preis unbekannt: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3 tokens in, %4 out, cost %5</source>
        <translation>%1: %2, %3 Token ein, %4 aus, Kosten %5</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>cuewright::SqliteLedger</name>
    <message>
        <source>The folder for the ledger, “%1”, cannot be made.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A session needs a name and a time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A call needs a name and a time.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::StatusLine</name>
    <message>
        <source>Nothing running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
    <message>
        <source>Show the problems of the open documents</source>
        <translation>Probleme der offenen Dokumente zeigen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>Zeigen, was geschehen ist</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 rein</translation>
    </message>
    <message>
        <source>%1 + up to %2 out</source>
        <translation>%1 + bis zu %2 raus</translation>
    </message>
    <message>
        <source>Tokens that the next run sends, and the most it may get back</source>
        <translation>Tokens, die der nächste Lauf sendet, und wie viele er höchstens zurückbekommt</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Context window in use</source>
        <translation>Belegter Teil des Kontextfensters</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Tokens</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Session %1 of %2 cap</source>
        <translation>Sitzung %1 von %2 Limit</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>What this session has cost; opens the spending page</source>
        <translation>Was diese Sitzung gekostet hat; öffnet die Ausgaben</translation>
    </message>
    <message>
        <source>Session spend</source>
        <translation>Ausgaben der Sitzung</translation>
    </message>
    <message>
        <source>No provider</source>
        <translation>Kein Anbieter</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>provider, state of its key</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>cuewright::SubsetMaker</name>
    <message>
        <source>The provider never accepts members that are not listed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent as anyOf: that exactly one alternative fits is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The provider refuses this note; it has no effect on the answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The provider refuses if/then/else; the rule is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The provider refuses this keyword; it is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It collides with the rules beside it; it is only checked here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The provider accepts no rules beside a reference; it is only checked here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::TokenBar</name>
    <message>
        <source>Where tokens go</source>
        <translation>Wohin die Tokens gehen</translation>
    </message>
</context>
<context>
    <name>cuewright::Tokenizer</name>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This text in quotes has no end.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::ToolCallsView</name>
    <message>
        <source>Arguments of call %1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result of call %1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What %1 answers, as text or JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Needs a result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Send %n result(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Send results (%1 of %2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every call needs a result before the model can go on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tool calls</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::TreeBuilder</name>
    <message>
        <source>The front matter is not valid YAML: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter holds a second YAML document.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter is nested more than %1 levels deep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no anchor “&amp;%1” before this alias.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The aliases of the front matter expand to too many values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The front matter holds more than %1 values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The anchors of the front matter hold too many values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A key must be a text, not a list or a mapping.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key “%1” appears twice in the same mapping.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>cuewright::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to Cuewright</source>
        <translation>Willkommen bei Cuewright</translation>
    </message>
    <message>
        <source>Write a prompt, describe the reply you want as fields, and see the price before you run it.</source>
        <translation>Schreiben Sie einen Prompt, beschreiben Sie die gewünschte Antwort als Felder, und sehen Sie den Preis, bevor Sie ihn ausführen.</translation>
    </message>
    <message>
        <source>Open the sample: Ticket triage</source>
        <translation>Beispiel öffnen: Ticket triage</translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation>Kein Schlüssel nötig</translation>
    </message>
    <message>
        <source>A ready prompt that sorts support tickets into seven fields. The practice provider on this computer answers: nothing is sent, nothing is charged.</source>
        <translation>Ein fertiger Prompt, der Support-Tickets in sieben Felder sortiert. Der Übungsanbieter auf diesem Computer antwortet: Nichts wird gesendet, nichts kostet etwas.</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>kostet nichts</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Any folder on this computer; an empty one starts a new project</source>
        <translation>Irgendein Ordner auf diesem Computer; ein leerer wird ein neues Projekt</translation>
    </message>
    <message>
        <source>%1  Search or run a command      %2  Next pane</source>
        <translation>%1  Suchen oder Befehl ausführen      %2  Nächster Bereich</translation>
    </message>
</context>
<context>
    <name>cuewright::Workspace</name>
    <message>
        <source>“%1” does not lie in the workspace folder, so it was not read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A schema is a JSON object.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two tools of this prompt are called “%1” (the second in “%2”). A model could not tell them apart.</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>