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
        <source>The server&apos;s answer cannot be put together: a piece has no valid place in it.</source>
        <translation>Die Antwort des Servers lässt sich nicht zusammensetzen: Ein Teil hat keinen gültigen Platz darin.</translation>
    </message>
    <message>
        <source>The model asks for more than %1 tool calls at once.</source>
        <translation>Das Modell verlangt mehr als %1 Tool-Aufrufe auf einmal.</translation>
    </message>
    <message>
        <source>A part of the server&apos;s answer is missing.</source>
        <translation>Ein Teil der Antwort des Servers fehlt.</translation>
    </message>
</context>
<context>
    <name>ArgumentRule</name>
    <message>
        <source>%1 is %2, which does not match %3.</source>
        <translation>%1 ist %2; das passt nicht auf %3.</translation>
    </message>
    <message>
        <source>%1 is %2, not %3.</source>
        <translation>%1 ist %2, nicht %3.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 was not expected.</source>
        <translation>%1 war nicht erwartet.</translation>
    </message>
    <message>
        <source>“match” is one of exact, partial, pattern and any.</source>
        <translation>„match“ ist exact, partial, pattern oder any.</translation>
    </message>
    <message>
        <source>The arguments to match are missing.</source>
        <translation>Die Argumente zum Vergleich fehlen.</translation>
    </message>
    <message>
        <source>This is no regular expression.</source>
        <translation>Das ist kein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>The arguments are no JSON object.</source>
        <translation>Die Argumente sind kein JSON-Objekt.</translation>
    </message>
</context>
<context>
    <name>BatchFile</name>
    <message>
        <source>“%1” is a batch file. Windows lets a shell take its arguments apart, which is not safe, so it is not started. Enter the program that it starts instead: for example node, and the path of the script as its first argument.</source>
        <translation>„%1“ ist eine Batch-Datei. Windows lässt deren Argumente von einer Shell zerlegen; das ist nicht sicher, darum wird sie nicht gestartet. Tragen Sie stattdessen das Programm ein, das sie startet: zum Beispiel node, und als erstes Argument den Pfad des Skripts.</translation>
    </message>
</context>
<context>
    <name>BudgetView</name>
    <message>
        <source>%1 for one run</source>
        <translation>%1 je Lauf</translation>
    </message>
    <message>
        <source>%1 left this session</source>
        <translation>noch %1 in dieser Sitzung</translation>
    </message>
    <message>
        <source>%1 left today</source>
        <translation>heute noch %1</translation>
    </message>
    <message>
        <source>Does not fit: %1 tokens and up to %2 of the answer, the context of %3 holds %4. Lower “Max output”, shorten the messages or the inputs, or choose a model with a larger context.</source>
        <translation>Passt nicht: %1 Tokens und bis zu %2 der Antwort, der Kontext von %3 fasst %4. Senken Sie „Max. Ausgabe“, kürzen Sie die Nachrichten oder die Eingaben, oder wählen Sie ein Modell mit größerem Kontext.</translation>
    </message>
    <message>
        <source>Does not fit: %1 tokens, the context of %2 holds %3. Shorten the messages or the inputs, or choose a model with a larger context.</source>
        <translation>Passt nicht: %1 Tokens, der Kontext von %2 fasst %3. Kürzen Sie die Nachrichten oder die Eingaben, oder wählen Sie ein Modell mit größerem Kontext.</translation>
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
    <name>CancelAllCommand</name>
    <message>
        <source>Cancel &amp;all</source>
        <translation>Alle abbreche&amp;n</translation>
    </message>
</context>
<context>
    <name>CancelCommand</name>
    <message>
        <source>&amp;Cancel the request</source>
        <translation>Anfrage a&amp;bbrechen</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>The price table cannot be used: %1: %2</source>
        <translation>Die Preistabelle ist nicht verwendbar: %1: %2</translation>
    </message>
    <message>
        <source>this should be an object in { }.</source>
        <translation>Hier sollte ein Objekt in { } stehen.</translation>
    </message>
    <message>
        <source>“%1” is no field of this format.</source>
        <translation>„%1“ ist kein Feld dieses Formats.</translation>
    </message>
    <message>
        <source>“%1” should be dollars per million tokens in quotes, like &quot;0.15&quot;, with at most 6 decimals.</source>
        <translation>„%1“ sollte Dollar je Million Token in Anführungszeichen sein, etwa &quot;0.15&quot;, mit höchstens 6 Nachkommastellen.</translation>
    </message>
    <message>
        <source>“input” and “output” are both needed (&quot;0&quot; where there is nothing to pay).</source>
        <translation>„input“ und „output“ sind beide nötig (&quot;0&quot;, wo nichts zu zahlen ist).</translation>
    </message>
    <message>
        <source>“from” should be a date like &quot;2026-08-21&quot;.</source>
        <translation>„from“ sollte ein Datum wie &quot;2026-08-21&quot; sein.</translation>
    </message>
    <message>
        <source>“standard” is missing.</source>
        <translation>„standard“ fehlt.</translation>
    </message>
    <message>
        <source>“long_above” and “long” belong together.</source>
        <translation>„long_above“ und „long“ gehören zusammen.</translation>
    </message>
    <message>
        <source>“long_above” should be a number of tokens.</source>
        <translation>„long_above“ sollte eine Anzahl von Token sein.</translation>
    </message>
    <message>
        <source>“prices” should be a list in [ ].</source>
        <translation>„prices“ sollte eine Liste in [ ] sein.</translation>
    </message>
    <message>
        <source>prices go from old to new, and each but the first needs a later “from”.</source>
        <translation>Preise stehen von alt nach neu, und jeder außer dem ersten braucht ein späteres „from“.</translation>
    </message>
    <message>
        <source>“%1” should be a number of tokens.</source>
        <translation>„%1“ sollte eine Anzahl von Token sein.</translation>
    </message>
    <message>
        <source>“%1” should be a text in quotes.</source>
        <translation>„%1“ sollte ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>“%1” should be true or false.</source>
        <translation>„%1“ sollte true oder false sein.</translation>
    </message>
    <message>
        <source>“%1” should be a list of texts.</source>
        <translation>„%1“ sollte eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>“id”, the model&apos;s name, is missing.</source>
        <translation>„id“, der Name des Modells, fehlt.</translation>
    </message>
    <message>
        <source>“%1” already names another model.</source>
        <translation>„%1“ bezeichnet schon ein anderes Modell.</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>“format” is missing. This version reads format %1.</source>
        <translation>„format“ fehlt. Diese Version liest Format %1.</translation>
    </message>
    <message>
        <source>This price table was made for another version of the program. This one reads format %1.</source>
        <translation>Diese Preistabelle gehört zu einer anderen Version des Programms. Diese hier liest Format %1.</translation>
    </message>
    <message>
        <source>“as_of” should be a date like &quot;2026-08-21&quot;.</source>
        <translation>„as_of“ sollte ein Datum wie &quot;2026-08-21&quot; sein.</translation>
    </message>
    <message>
        <source>“models” should be a list in [ ].</source>
        <translation>„models“ sollte eine Liste in [ ] sein.</translation>
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
    <name>CopyRequestIdCommand</name>
    <message>
        <source>Copy the request &amp;id</source>
        <translation>Anfrage-&amp;ID kopieren</translation>
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
    <name>FieldTree</name>
    <message>
        <source>each item</source>
        <translation>jeder Eintrag</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>option %1</source>
        <translation>Möglichkeit %1</translation>
    </message>
    <message>
        <source>Shared parts</source>
        <translation>Geteilte Teile</translation>
    </message>
</context>
<context>
    <name>FieldType</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Ganze Zahl</translation>
    </message>
    <message>
        <source>Yes / No</source>
        <translation>Ja / Nein</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>Eines von</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>Beliebig</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Words, a sentence, an address.</source>
        <translation>Wörter, ein Satz, eine Adresse.</translation>
    </message>
    <message>
        <source>An amount, with decimals or without.</source>
        <translation>Ein Betrag, mit Nachkommastellen oder ohne.</translation>
    </message>
    <message>
        <source>Something counted.</source>
        <translation>Etwas Gezähltes.</translation>
    </message>
    <message>
        <source>A question with two answers.</source>
        <translation>Eine Frage mit zwei Antworten.</translation>
    </message>
    <message>
        <source>One of a few fixed values.</source>
        <translation>Einer von wenigen festen Werten.</translation>
    </message>
    <message>
        <source>Any number of the same kind.</source>
        <translation>Beliebig viele von einer Art.</translation>
    </message>
    <message>
        <source>Fields that belong together.</source>
        <translation>Felder, die zusammengehören.</translation>
    </message>
    <message>
        <source>Different shapes, one at a time.</source>
        <translation>Verschiedene Formen, jeweils eine.</translation>
    </message>
    <message>
        <source>A shared part, or the schema itself.</source>
        <translation>Ein geteilter Teil oder das Schema selbst.</translation>
    </message>
    <message>
        <source>No rule for what stands here.</source>
        <translation>Keine Regel für das, was hier steht.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>a range</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>List of groups</source>
        <translation>Liste von Gruppen</translation>
    </message>
    <message>
        <source>List of texts</source>
        <translation>Liste von Texten</translation>
    </message>
    <message>
        <source>List of numbers</source>
        <translation>Liste von Zahlen</translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation>Liste von Auswahlen</translation>
    </message>
    <message>
        <source>List of lists</source>
        <translation>Liste von Listen</translation>
    </message>
    <message>
        <source>, +%1</source>
        <comment>so many more choices</comment>
        <translation>, +%1</translation>
    </message>
    <message>
        <source>fixed</source>
        <comment>a value that is always the same</comment>
        <translation>fest</translation>
    </message>
    <message>
        <source>no extra fields</source>
        <translation>keine weiteren Felder</translation>
    </message>
    <message>
        <source>extra fields allowed</source>
        <translation>weitere Felder erlaubt</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>IPv4 address</source>
        <translation>IPv4-Adresse</translation>
    </message>
    <message>
        <source>IPv6 address</source>
        <translation>IPv6-Adresse</translation>
    </message>
    <message>
        <source>web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Always empty</source>
        <translation>Immer leer</translation>
    </message>
</context>
<context>
    <name>Files</name>
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
        <source>“%1” could not be saved: %2. What was there before is unchanged.</source>
        <translation>„%1“ konnte nicht gespeichert werden: %2. Was vorher da war, ist unverändert.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
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
    <name>ImportMessagesCommand</name>
    <message>
        <source>&amp;Import messages…</source>
        <translation>Nachrichten &amp;importieren …</translation>
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
    <name>JsonSource</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 is written with small letters: %2.</source>
        <translation>%1 wird klein geschrieben: %2.</translation>
    </message>
    <message>
        <source>%1 is no value; a text needs quotation marks.</source>
        <translation>%1 ist kein Wert; ein Text braucht Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 is missing at the end; the %2 of line %3 is not closed.</source>
        <translation>am Ende fehlt %1; das %2 aus Zeile %3 wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>%1 is expected instead of %2, for the %3 of line %4.</source>
        <translation>hier wird %1 statt %2 erwartet, für das %3 aus Zeile %4.</translation>
    </message>
    <message>
        <source>the quotation mark behind %1 is missing.</source>
        <translation>das Anführungszeichen hinter %1 fehlt.</translation>
    </message>
    <message>
        <source>a tab or control character inside a text must be written as \t or \u….</source>
        <translation>ein Tabulator oder Steuerzeichen in einem Text muss als \t oder \u… geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 means nothing here; a backslash is written \\.</source>
        <translation>%1 bedeutet hier nichts; ein umgekehrter Schrägstrich wird \\ geschrieben.</translation>
    </message>
    <message>
        <source>%1 is half a character; its other half is missing.</source>
        <translation>%1 ist ein halbes Zeichen; die andere Hälfte fehlt.</translation>
    </message>
    <message>
        <source>the quotation marks of JSON are &quot;…&quot;.</source>
        <translation>die Anführungszeichen von JSON sind &quot;…&quot;.</translation>
    </message>
    <message>
        <source>there is no text yet; a schema begins with {.</source>
        <translation>hier steht noch nichts; ein Schema beginnt mit {.</translation>
    </message>
    <message>
        <source>a comma is expected before %1.</source>
        <translation>vor %1 wird ein Komma erwartet.</translation>
    </message>
    <message>
        <source>the comma is one too many; nothing follows it.</source>
        <translation>das Komma ist zu viel; es folgt nichts mehr.</translation>
    </message>
    <message>
        <source>a name in quotation marks is expected instead of %1.</source>
        <translation>statt %1 wird ein Name in Anführungszeichen erwartet.</translation>
    </message>
    <message>
        <source>a colon is expected after %1.</source>
        <translation>nach %1 wird ein Doppelpunkt erwartet.</translation>
    </message>
    <message>
        <source>a value is expected instead of %1.</source>
        <translation>statt %1 wird ein Wert erwartet.</translation>
    </message>
    <message>
        <source>%1 is not how a number is written.</source>
        <translation>so wird keine Zahl geschrieben: %1.</translation>
    </message>
    <message>
        <source>%1 is too large for a number.</source>
        <translation>%1 ist als Zahl zu groß.</translation>
    </message>
    <message>
        <source>JSON has no comments; a description can say it.</source>
        <translation>JSON kennt keine Kommentare; eine Beschreibung kann es sagen.</translation>
    </message>
    <message>
        <source>nothing may follow the end of the schema; here is %1.</source>
        <translation>nach dem Ende des Schemas darf nichts mehr stehen; hier steht %1.</translation>
    </message>
    <message>
        <source>this is nested too deep.</source>
        <translation>das ist zu tief geschachtelt.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>%2 is a sentence without a capital letter</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1 is there already, in line %2; one of the two needs another name.</source>
        <translation>%1 gibt es schon, in Zeile %2; eines der beiden braucht einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>The system&apos;s keychain cannot be used.</source>
        <translation>Der Schlüsselbund des Systems ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain says: %1.</source>
        <translation>Der Schlüsselbund des Systems meldet: %1.</translation>
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
    <name>LastReply</name>
    <message>
        <source>No prompt uses this schema yet.</source>
        <translation>Noch kein Prompt verwendet dieses Schema.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>The ledger file is damaged. It was left as it is; move it away to start a new one, or put back a copy.</source>
        <translation>Die Datei des Kassenbuchs ist beschädigt. Sie blieb unverändert; sie kann beiseitegelegt werden, um neu zu beginnen, oder durch eine Kopie ersetzt werden.</translation>
    </message>
    <message>
        <source>This file is the database of another program. It was left as it is; choose another place for the ledger.</source>
        <translation>Diese Datei ist die Datenbank eines anderen Programms. Sie blieb unverändert; für das Kassenbuch einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The ledger was written by a newer version of the program. It was left as it is; update the program to use it.</source>
        <translation>Das Kassenbuch stammt von einer neueren Version des Programms. Es blieb unverändert; zum Verwenden das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The ledger is in use by another program. Try again in a moment.</source>
        <translation>Ein anderes Programm verwendet das Kassenbuch gerade. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The ledger cannot be written: the file or its folder is read-only.</source>
        <translation>Das Kassenbuch kann nicht geschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The ledger cannot be written: the disk is full.</source>
        <translation>Das Kassenbuch kann nicht geschrieben werden: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The ledger cannot be opened. Check that its folder exists and can be written.</source>
        <translation>Das Kassenbuch kann nicht geöffnet werden. Prüfen, ob sein Ordner existiert und beschreibbar ist.</translation>
    </message>
    <message>
        <source>The ledger could not be read or written: %1</source>
        <translation>Das Kassenbuch konnte nicht gelesen oder geschrieben werden: %1</translation>
    </message>
    <message>
        <source>A folder stands where the ledger file should be. Choose another place for the ledger.</source>
        <translation>Wo die Datei des Kassenbuchs sein sollte, ist ein Ordner. Für das Kassenbuch einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The ledger cannot be read: %1</source>
        <translation>Das Kassenbuch kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Spending cannot be recorded: Qt&apos;s SQLite driver is not installed.</source>
        <translation>Ausgaben können nicht aufgezeichnet werden: Der SQLite-Treiber von Qt ist nicht installiert.</translation>
    </message>
    <message>
        <source>The folder for the ledger, “%1”, cannot be made.</source>
        <translation>Der Ordner für das Kassenbuch, „%1“, lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>A session needs a name and a time.</source>
        <translation>Eine Sitzung braucht einen Namen und eine Zeit.</translation>
    </message>
    <message>
        <source>A call needs a name and a time.</source>
        <translation>Ein Aufruf braucht einen Namen und eine Zeit.</translation>
    </message>
    <message>
        <source>This call would pass %1 stop of %2 by up to %3.</source>
        <translation>Dieser Aufruf würde %1 Grenze von %2 um bis zu %3 überschreiten.</translation>
    </message>
    <message>
        <source>It may cost up to %1.</source>
        <translation>Er kann bis zu %1 kosten.</translation>
    </message>
    <message>
        <source>%1 are spent or under way, and it may cost up to %2.</source>
        <translation>%1 sind ausgegeben oder unterwegs, und er kann bis zu %2 kosten.</translation>
    </message>
    <message>
        <source>the run’s</source>
        <translation>die für den Lauf gesetzte</translation>
    </message>
    <message>
        <source>the session’s</source>
        <translation>die für die Sitzung gesetzte</translation>
    </message>
    <message>
        <source>the day’s</source>
        <translation>die tägliche</translation>
    </message>
    <message>
        <source>the day’s (%1)</source>
        <comment>of a provider</comment>
        <translation>die tägliche (%1)</translation>
    </message>
    <message>
        <source>%1 %L2 calls wait to be written already; no further one is sent.</source>
        <translation>%1 %L2 Aufrufe warten schon darauf, geschrieben zu werden; es wird keiner mehr gesendet.</translation>
    </message>
    <message>
        <source>%1 As long as that is so, nobody can say whether the budget allows this call.</source>
        <translation>%1 Solange das so ist, kann niemand sagen, ob das Budget diesen Aufruf erlaubt.</translation>
    </message>
    <message>
        <source>This call may reach %1 warning at %2.</source>
        <translation>Dieser Aufruf kann %1 Warnung bei %2 erreichen.</translation>
    </message>
    <message>
        <source>The ledger cannot be written: the disk takes no more. It may be full, or a limit of yours on it is reached.</source>
        <translation>Das Kassenbuch kann nicht geschrieben werden: Der Datenträger nimmt nichts mehr an. Vielleicht ist er voll, oder eine Grenze, die für Sie gilt, ist erreicht.</translation>
    </message>
    <message>
        <source>What this call may cost is not known, and a budget stops.</source>
        <translation>Was dieser Aufruf kosten kann, ist nicht bekannt, und ein Budget setzt eine Grenze.</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 are spent or under way (what %Ln call(s) cost is not known), and it may cost up to %2.</source>
        <translation>
            <numerusform>Mindestens %1 sind ausgegeben oder unterwegs (was %Ln Aufruf kostet, ist nicht bekannt), und er kann bis zu %2 kosten.</numerusform>
            <numerusform>Mindestens %1 sind ausgegeben oder unterwegs (was %Ln Aufrufe kosten, ist nicht bekannt), und er kann bis zu %2 kosten.</numerusform>
        </translation>
    </message>
    <message>
        <source>This call would pass %1 stop of %2.</source>
        <translation>Dieser Aufruf würde %1 Grenze von %2 überschreiten.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 are spent or under way (what %Ln call(s) cost is not known).</source>
        <translation>
            <numerusform>Mindestens %1 sind ausgegeben oder unterwegs (was %Ln Aufruf kostet, ist nicht bekannt).</numerusform>
            <numerusform>Mindestens %1 sind ausgegeben oder unterwegs (was %Ln Aufrufe kosten, ist nicht bekannt).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 are spent or under way.</source>
        <translation>%1 sind ausgegeben oder unterwegs.</translation>
    </message>
</context>
<context>
    <name>LimitsCommand</name>
    <message>
        <source>&amp;Limits of the lane</source>
        <translation>&amp;Limits der Warteschlange</translation>
    </message>
</context>
<context>
    <name>Mcp</name>
    <message>
        <source>“%1” is no address of a server.</source>
        <translation>„%1“ ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <source>The address has to begin with https: what is sent to another machine must not be readable on the way.</source>
        <translation>Die Adresse muss mit https beginnen: Was an einen anderen Rechner geht, darf unterwegs nicht lesbar sein.</translation>
    </message>
    <message>
        <source>The address must not hold a name and a password. Put a header there instead.</source>
        <translation>Die Adresse darf keinen Namen und kein Passwort enthalten. Nehmen Sie stattdessen eine Kopfzeile.</translation>
    </message>
    <message>
        <source>The header “%1” has characters that no header may have.</source>
        <translation>Die Kopfzeile „%1“ enthält Zeichen, die keine Kopfzeile haben darf.</translation>
    </message>
    <message>
        <source>The server asks for more than it takes answers for.</source>
        <translation>Der Server fragt mehr, als er Antworten annimmt.</translation>
    </message>
    <message>
        <source>The server has forgotten the session.</source>
        <translation>Der Server hat die Sitzung vergessen.</translation>
    </message>
    <message>
        <source>The server no longer speaks by itself: %1</source>
        <translation>Der Server meldet sich nicht mehr von selbst: %1</translation>
    </message>
    <message>
        <source>The server was stopped.</source>
        <translation>Der Server wurde angehalten.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The server speaks a newer version of the protocol than this program.</source>
        <translation>Der Server spricht eine neuere Fassung des Protokolls als dieses Programm.</translation>
    </message>
    <message>
        <source>The server speaks a version of the protocol that this program does not know: “%1”.</source>
        <translation>Der Server spricht eine Fassung des Protokolls, die dieses Programm nicht kennt: „%1“.</translation>
    </message>
    <message>
        <source>The server offers no tools.</source>
        <translation>Der Server bietet keine Werkzeuge an.</translation>
    </message>
    <message>
        <source>The server forgets every session at once.</source>
        <translation>Der Server vergisst jede Sitzung sofort wieder.</translation>
    </message>
    <message>
        <source>The server has forgotten the session; a new one is made.</source>
        <translation>Der Server hat die Sitzung vergessen; eine neue wird begonnen.</translation>
    </message>
    <message>
        <source>It is no group of settings.</source>
        <translation>Das ist keine Gruppe von Einstellungen.</translation>
    </message>
    <message>
        <source>It speaks the old HTTP+SSE protocol, which this program does not.</source>
        <translation>Er spricht das alte HTTP+SSE-Protokoll, das dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>“%1” is no way to reach a server.</source>
        <translation>„%1“ ist kein Weg, einen Server zu erreichen.</translation>
    </message>
    <message>
        <source>It names neither a command nor an address.</source>
        <translation>Es fehlen sowohl ein Befehl als auch eine Adresse.</translation>
    </message>
    <message>
        <source>Each argument has to be a text.</source>
        <translation>Jedes Argument muss ein Text sein.</translation>
    </message>
    <message>
        <source>The file is too large for a list of servers.</source>
        <translation>Die Datei ist zu groß für eine Liste von Servern.</translation>
    </message>
    <message>
        <source>This is no list of servers: “mcpServers” is missing or is no group.</source>
        <translation>Das ist keine Liste von Servern: „mcpServers“ fehlt oder ist keine Gruppe.</translation>
    </message>
    <message>
        <source>There is no server in this text.</source>
        <translation>In diesem Text steht kein Server.</translation>
    </message>
    <message>
        <source>The server wants a key, or does not accept the one in mcp.json.</source>
        <translation>Der Server verlangt einen Schlüssel oder nimmt den aus mcp.json nicht an.</translation>
    </message>
    <message>
        <source>The server does not allow this.</source>
        <translation>Der Server erlaubt das nicht.</translation>
    </message>
    <message>
        <source>There is no MCP server at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen MCP-Server.</translation>
    </message>
    <message>
        <source>The server takes no more requests for the moment.</source>
        <translation>Der Server nimmt im Moment keine weiteren Anfragen an.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe eines Grundes</translation>
    </message>
    <message>
        <source>The server refused (HTTP %1): %2</source>
        <translation>Der Server hat abgelehnt (HTTP %1): %2</translation>
    </message>
    <message>
        <source>The server sends requests on to another address, which is not followed. Enter that address instead, if you trust it.</source>
        <translation>Der Server leitet Anfragen an eine andere Adresse weiter; dem wird nicht gefolgt. Tragen Sie jene Adresse ein, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>The server’s answer is larger than %1 MB.</source>
        <translation>Die Antwort des Servers ist größer als %1 MB.</translation>
    </message>
    <message>
        <source>The server sends more than can be read.</source>
        <translation>Der Server schickt mehr, als sich lesen lässt.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be used. %1</source>
        <translation>Die Antwort des Servers ist nicht zu gebrauchen. %1</translation>
    </message>
    <message>
        <source>The connection to the server broke.</source>
        <translation>Die Verbindung zum Server ist abgerissen.</translation>
    </message>
    <message>
        <source>What answers at this address is no MCP server.</source>
        <translation>Was unter dieser Adresse antwortet, ist kein MCP-Server.</translation>
    </message>
    <message>
        <source>The connection to the server broke before the answer came.</source>
        <translation>Die Verbindung zum Server ist abgerissen, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>The server sent no answer to the request.</source>
        <translation>Der Server hat auf die Anfrage nicht geantwortet.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>There is no key “%1” in the keychain.</source>
        <translation>Im Schlüsselbund gibt es keinen Schlüssel „%1“.</translation>
    </message>
    <message>
        <source>“${%1}” is not known here.</source>
        <translation>„${%1}“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Connected to %1 %2, protocol %3.</source>
        <translation>Verbunden mit %1 %2, Protokoll %3.</translation>
    </message>
    <message>
        <source>The server “%1” is not running.</source>
        <translation>Der Server „%1“ läuft nicht.</translation>
    </message>
    <message>
        <source>The server has no tool “%1”.</source>
        <translation>Der Server hat kein Werkzeug „%1“.</translation>
    </message>
    <message>
        <source>The arguments of a tool are a group of fields.</source>
        <translation>Die Argumente eines Werkzeugs sind eine Gruppe von Feldern.</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>Der Aufruf wurde gestoppt.</translation>
    </message>
    <message>
        <source>All further tools</source>
        <translation>Alle weiteren Werkzeuge</translation>
    </message>
    <message>
        <source>The server&apos;s list does not come to an end.</source>
        <translation>Die Liste des Servers nimmt kein Ende.</translation>
    </message>
    <message>
        <source>There is another tool of this name.</source>
        <translation>Es gibt ein anderes Werkzeug dieses Namens.</translation>
    </message>
    <message>
        <source>There are too many tools.</source>
        <translation>Es sind zu viele Werkzeuge.</translation>
    </message>
    <message>
        <source>Left out the tool “%1”: %2</source>
        <translation>Werkzeug „%1“ ausgelassen: %2</translation>
    </message>
    <message>
        <source>The list of tools could not be renewed: %1</source>
        <translation>Die Liste der Werkzeuge ließ sich nicht erneuern: %1</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>Es hat keinen Namen.</translation>
    </message>
    <message>
        <source>Its name has more than %1 characters.</source>
        <translation>Sein Name hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>Its name has invisible characters.</source>
        <translation>Sein Name enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>The server promised structured content and sent none.</source>
        <translation>Der Server hat strukturierten Inhalt versprochen und keinen geschickt.</translation>
    </message>
    <message>
        <source>It is no description of a tool.</source>
        <translation>Das ist keine Beschreibung eines Werkzeugs.</translation>
    </message>
    <message>
        <source>It does not say which arguments it takes.</source>
        <translation>Es sagt nicht, welche Argumente es nimmt.</translation>
    </message>
    <message>
        <source>It only runs as a background task, which this program cannot start.</source>
        <translation>Es läuft nur als Hintergrundaufgabe, und die kann dieses Programm nicht starten.</translation>
    </message>
    <message>
        <source>The server answered the call with something that is no result of a tool.</source>
        <translation>Der Server hat auf den Aufruf mit etwas geantwortet, das kein Ergebnis eines Werkzeugs ist.</translation>
    </message>
    <message>
        <source>The result has more than %1 parts.</source>
        <translation>Das Ergebnis hat mehr als %1 Teile.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server refused: %1</source>
        <translation>Der Server hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>The connection to the server was closed.</source>
        <translation>Die Verbindung zum Server wurde geschlossen.</translation>
    </message>
    <message>
        <source>The server sent something that is no message of the protocol.</source>
        <translation>Der Server hat etwas geschickt, das keine Nachricht des Protokolls ist.</translation>
    </message>
    <message>
        <source>The server answered a request that nobody waits for (%1).</source>
        <translation>Der Server hat auf eine Anfrage geantwortet, auf die niemand wartet (%1).</translation>
    </message>
    <message>
        <source>The server asked for “%1”, which this program does not do.</source>
        <translation>Der Server hat um „%1“ gebeten; das tut dieses Programm nicht.</translation>
    </message>
    <message>
        <source>Started %1 (process %2).</source>
        <translation>%1 gestartet (Prozess %2).</translation>
    </message>
    <message>
        <source>The server does not read what is sent to it.</source>
        <translation>Der Server liest nicht, was ihm geschickt wird.</translation>
    </message>
    <message>
        <source>The server did not end by itself and was ended.</source>
        <translation>Der Server hat sich nicht selbst beendet und wurde beendet.</translation>
    </message>
    <message>
        <source>The server sent a line of more than %1 MB without an end.</source>
        <translation>Der Server hat eine Zeile von mehr als %1 MB ohne Ende geschickt.</translation>
    </message>
    <message>
        <source>“%1” could not be started. Is it installed, and spelled like this?</source>
        <translation>„%1“ ließ sich nicht starten. Ist es installiert und richtig geschrieben?</translation>
    </message>
    <message>
        <source>The server’s program crashed or was ended from outside.</source>
        <translation>Das Programm des Servers ist abgestürzt oder wurde von außen beendet.</translation>
    </message>
    <message>
        <source>The server’s program ended by itself (code %1).</source>
        <translation>Das Programm des Servers hat sich selbst beendet (Code %1).</translation>
    </message>
    <message>
        <source>It runs with the rights of an administrator.</source>
        <translation>Es läuft mit den Rechten eines Administrators.</translation>
    </message>
    <message>
        <source>It is a shell: it runs whatever stands in its arguments.</source>
        <translation>Es ist eine Shell: Sie führt aus, was in ihren Argumenten steht.</translation>
    </message>
    <message>
        <source>It may download what it runs.</source>
        <translation>Es lädt vielleicht herunter, was es ausführt.</translation>
    </message>
    <message>
        <source>It deletes or overwrites.</source>
        <translation>Es löscht oder überschreibt.</translation>
    </message>
    <message>
        <source>It wants an argument sent in a header without a usable name.</source>
        <translation>Es will ein Argument in einem Header ohne brauchbaren Namen geschickt haben.</translation>
    </message>
    <message>
        <source>It wants two arguments sent in the header “%1”.</source>
        <translation>Es will zwei Argumente im Header „%1“ geschickt haben.</translation>
    </message>
    <message>
        <source>It wants something sent in the header “%1” that is not always the same argument.</source>
        <translation>Es will im Header „%1“ etwas geschickt haben, das nicht immer dasselbe Argument ist.</translation>
    </message>
    <message>
        <source>It wants an argument sent in the header “%1” that is no text, whole number or yes and no.</source>
        <translation>Es will im Header „%1“ ein Argument geschickt haben, das kein Text, keine ganze Zahl und kein Ja oder Nein ist.</translation>
    </message>
    <message>
        <source>The server asks again and again instead of answering.</source>
        <translation>Der Server fragt immer wieder nach, statt zu antworten.</translation>
    </message>
    <message>
        <source>The server asks for something before it goes on, which this program cannot answer: %1</source>
        <translation>Der Server fragt nach etwas, bevor er weitermacht, und dieses Programm kann es nicht beantworten: %1</translation>
    </message>
    <message>
        <source>The server asked for “%1”, which it must not do.</source>
        <translation>Der Server hat nach „%1“ gefragt, was er nicht darf.</translation>
    </message>
</context>
<context>
    <name>McpServerTools</name>
    <message>
        <source>There is no MCP server “%1” here.</source>
        <translation>Einen MCP-Server „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>The MCP server “%1” does not run. Start it first.</source>
        <translation>Der MCP-Server „%1“ läuft nicht. Er muss erst gestartet werden.</translation>
    </message>
    <message>
        <source>The MCP server “%1” has no tool “%2”.</source>
        <translation>Der MCP-Server „%1“ hat kein Werkzeug „%2“.</translation>
    </message>
    <message>
        <source>The project has the tool “%1” already.</source>
        <translation>Das Projekt hat das Tool „%1“ schon.</translation>
    </message>
</context>
<context>
    <name>Migration</name>
    <message>
        <source>model.api became model.apiType.</source>
        <translation>model.api wurde zu model.apiType.</translation>
    </message>
    <message>
        <source>model.response was dropped: the whole answer is always read.</source>
        <translation>model.response entfiel: Es wird immer die ganze Antwort gelesen.</translation>
    </message>
    <message>
        <source>model.configuration became model.id, model.provider and model.connection.</source>
        <translation>model.configuration wurde zu model.id, model.provider und model.connection.</translation>
    </message>
    <message>
        <source>model.connection.type became model.connection.kind.</source>
        <translation>model.connection.type wurde zu model.connection.kind.</translation>
    </message>
    <message>
        <source>model.parameters became model.options.</source>
        <translation>model.parameters wurde zu model.options.</translation>
    </message>
    <message>
        <source>model.parameters.tools became tools of kind function.</source>
        <translation>model.parameters.tools wurde zu Tools der Art function.</translation>
    </message>
    <message>
        <source>%1 became %2.</source>
        <translation>%1 wurde zu %2.</translation>
    </message>
    <message>
        <source>%1 became a list; type is now kind, sample is now default.</source>
        <translation>%1 wurde eine Liste; type heißt jetzt kind, sample heißt jetzt default.</translation>
    </message>
    <message>
        <source>The sample lies in another file; its name is kept under metadata.cuewright.sample. Load it as test data.</source>
        <translation>Das Beispiel liegt in einer anderen Datei; ihr Name steht unter metadata.cuewright.sample. Sie lässt sich als Testdaten laden.</translation>
    </message>
    <message>
        <source>The sample&apos;s values became the defaults of the inputs.</source>
        <translation>Die Werte des Beispiels wurden zu Vorgaben der Eingaben.</translation>
    </message>
    <message>
        <source>The tools&apos; type became kind.</source>
        <translation>type der Tools wurde zu kind.</translation>
    </message>
    <message>
        <source>%1 moved to metadata.</source>
        <translation>%1 steht jetzt unter metadata.</translation>
    </message>
    <message>
        <source>The text uses mustache sections, so the template format was set to mustache.</source>
        <translation>Der Text verwendet Mustache-Abschnitte, daher wurde das Vorlagenformat auf mustache gesetzt.</translation>
    </message>
    <message>
        <source>template became a mapping with format and parser.</source>
        <translation>template wurde eine Zuordnung mit format und parser.</translation>
    </message>
    <message>
        <source>template.type became template.format.kind.</source>
        <translation>template.type wurde zu template.format.kind.</translation>
    </message>
    <message>
        <source>Lines like “tool:” or “thread:” no longer start a message. Use an input of kind thread instead.</source>
        <translation>Zeilen wie „tool:“ oder „thread:“ beginnen keine Nachricht mehr. Stattdessen eine Eingabe der Art thread verwenden.</translation>
    </message>
    <message>
        <source>![…](…) is plain text now. Use an input of kind image instead.</source>
        <translation>![…](…) ist jetzt gewöhnlicher Text. Stattdessen eine Eingabe der Art image verwenden.</translation>
    </message>
</context>
<context>
    <name>Net</name>
    <message>
        <source>The server takes no further request before %1.</source>
        <translation>Der Server nimmt vor %1 keine weitere Anfrage an.</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be read.</source>
        <translation>Die Zertifikatsdatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The certificate file %1 is too large to be one.</source>
        <translation>Die Zertifikatsdatei %1 ist zu groß, um eine zu sein.</translation>
    </message>
    <message>
        <source>There is no certificate in %1. It has to be a PEM file.</source>
        <translation>In %1 ist kein Zertifikat. Es muss eine PEM-Datei sein.</translation>
    </message>
    <message>
        <source>This is no address of a proxy. It looks like proxy.example.com:3128.</source>
        <translation>Das ist keine Adresse eines Proxys. Sie sieht aus wie proxy.example.com:3128.</translation>
    </message>
    <message>
        <source>The port is missing, such as in %1:3128.</source>
        <translation>Der Port fehlt, etwa %1:3128.</translation>
    </message>
    <message>
        <source>A name and a password do not belong into the address: they have fields of their own.</source>
        <translation>Name und Passwort gehören nicht in die Adresse: sie haben eigene Felder.</translation>
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
    <name>NewSchemaCommand</name>
    <message>
        <source>New sche&amp;ma…</source>
        <translation>Neues Sche&amp;ma …</translation>
    </message>
</context>
<context>
    <name>NewToolCommand</name>
    <message>
        <source>New &amp;tool…</source>
        <translation>Neues &amp;Tool …</translation>
    </message>
</context>
<context>
    <name>Omission</name>
    <message>
        <source>This format takes no sound.</source>
        <translation>Dieses Format nimmt keinen Ton an.</translation>
    </message>
    <message>
        <source>The Messages format has no such setting.</source>
        <translation>Das Messages-Format kennt diese Einstellung nicht.</translation>
    </message>
    <message>
        <source>The Messages format has no such setting; the answer is only checked here.</source>
        <translation>Das Messages-Format kennt diese Einstellung nicht; die Antwort wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>%1 does not take this setting.</source>
        <translation>%1 nimmt diese Einstellung nicht an.</translation>
    </message>
    <message>
        <source>%1 is not sold at this service tier.</source>
        <translation>%1 wird in dieser Dienststufe nicht angeboten.</translation>
    </message>
    <message>
        <source>%1 takes only: %2.</source>
        <translation>%1 nimmt nur: %2.</translation>
    </message>
    <message>
        <source>%1 takes this setting only with reasoning effort “none”.</source>
        <translation>%1 nimmt diese Einstellung nur mit Denkaufwand „none“ an.</translation>
    </message>
    <message>
        <source>%1 is a reasoning model and does not take this setting.</source>
        <translation>%1 ist ein Reasoning-Modell und nimmt diese Einstellung nicht an.</translation>
    </message>
    <message>
        <source>%1 cannot call tools.</source>
        <translation>%1 kann keine Tools aufrufen.</translation>
    </message>
    <message>
        <source>%1 cannot be held to a schema; its answer is only checked here.</source>
        <translation>%1 lässt sich nicht auf ein Schema festlegen; die Antwort wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>%1 cannot stream; the answer comes in one piece.</source>
        <translation>%1 kann nicht streamen; die Antwort kommt in einem Stück.</translation>
    </message>
    <message>
        <source>Sent as “none”: here %1 takes tools only without reasoning.</source>
        <translation>Als „none“ gesendet: %1 nimmt Tools hier nur ohne Reasoning an.</translation>
    </message>
    <message>
        <source>%1 refuses this field.</source>
        <translation>%1 lehnt dieses Feld ab.</translation>
    </message>
    <message>
        <source>%1 does not know this setting.</source>
        <translation>%1 kennt diese Einstellung nicht.</translation>
    </message>
    <message>
        <source>Only sent together with tools.</source>
        <translation>Wird nur zusammen mit Tools gesendet.</translation>
    </message>
    <message>
        <source>The extra body sets this too; the setting itself counts.</source>
        <translation>Auch der zusätzliche Body setzt das; es gilt die Einstellung selbst.</translation>
    </message>
    <message>
        <source>The Responses format has no such setting.</source>
        <translation>Das Responses-Format kennt diese Einstellung nicht.</translation>
    </message>
    <message>
        <source>%1 cannot see images.</source>
        <translation>%1 kann keine Bilder sehen.</translation>
    </message>
    <message>
        <source>%1 does not enforce schemas strictly; the answer is checked here.</source>
        <translation>%1 setzt Schemas nicht streng durch; die Antwort wird hier geprüft.</translation>
    </message>
</context>
<context>
    <name>OpenPageCommand</name>
    <message>
        <source>&amp;Providers and settings</source>
        <translation>Anbieter und &amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Spending</source>
        <translation>A&amp;usgaben</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>&amp;Willkommensseite</translation>
    </message>
    <message>
        <source>&amp;MCP servers</source>
        <translation>&amp;MCP-Server</translation>
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
    <name>OptionRules</name>
    <message>
        <source>%1 is a reasoning model and takes no sampling options</source>
        <translation>%1 ist ein Reasoning-Modell und nimmt keine Sampling-Optionen an</translation>
    </message>
    <message>
        <source>%1 takes sampling options only with reasoning effort “none”</source>
        <translation>%1 nimmt Sampling-Optionen nur mit Denkaufwand „none“ an</translation>
    </message>
    <message>
        <source>%1 is no reasoning model</source>
        <translation>%1 ist kein Reasoning-Modell</translation>
    </message>
    <message>
        <source>%1 knows %2</source>
        <translation>%1 kennt %2</translation>
    </message>
    <message>
        <source>%1 does not follow schemas by itself; answers are checked here all the same</source>
        <translation>%1 hält sich nicht von selbst an Schemas; Antworten werden hier trotzdem geprüft</translation>
    </message>
    <message>
        <source>%1 answers in one piece</source>
        <translation>%1 antwortet in einem Stück</translation>
    </message>
    <message>
        <source>%1 does not know this option</source>
        <translation>%1 kennt diese Option nicht</translation>
    </message>
    <message>
        <source>%1 refuses this option</source>
        <translation>%1 lehnt diese Option ab</translation>
    </message>
    <message>
        <source>the Responses format has no such option</source>
        <translation>das Format Responses kennt diese Option nicht</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The answer must be a JSON object.</source>
        <translation>Die Antwort muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Breaks rules</source>
        <translation>Regelverstoß</translation>
    </message>
    <message>
        <source>Not JSON</source>
        <translation>Kein JSON</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Gefiltert</translation>
    </message>
    <message>
        <source>Tool calls</source>
        <translation>Tool-Aufrufe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation>Über dem Budget</translation>
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
        <translation>Weitersu&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Add message</source>
        <translation>Nachricht &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Make variable</source>
        <translation>&amp;Variable anlegen</translation>
    </message>
    <message>
        <source>&amp;Show token boundaries</source>
        <translation>Tokengrenzen &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Previous test case</source>
        <translation>V&amp;origer Testfall</translation>
    </message>
    <message>
        <source>&amp;Next test case</source>
        <translation>&amp;Nächster Testfall</translation>
    </message>
    <message>
        <source>Reply be&amp;low or beside</source>
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
        <translation>Antwort als Fel&amp;der</translation>
    </message>
    <message>
        <source>Show request and reply ra&amp;w</source>
        <translation>Anfrage und Antwort im &amp;Original</translation>
    </message>
    <message>
        <source>Where tokens &amp;go…</source>
        <translation>Wohin die Token &amp;gehen…</translation>
    </message>
    <message>
        <source>Fi&amp;x this problem</source>
        <translation>Dieses Problem be&amp;heben</translation>
    </message>
    <message>
        <source>Fix all pro&amp;blems</source>
        <translation>Alle Pro&amp;bleme beheben</translation>
    </message>
    <message>
        <source>New &amp;branch from this step</source>
        <translation>Neuer &amp;Zweig ab diesem Schritt</translation>
    </message>
    <message>
        <source>Re-run &amp;from here</source>
        <translation>Ab hi&amp;er noch einmal</translation>
    </message>
    <message>
        <source>Save as &amp;mock…</source>
        <translation>Als Atta&amp;ppe speichern …</translation>
    </message>
    <message>
        <source>Replay &amp;offline</source>
        <translation>&amp;Offline abspielen</translation>
    </message>
    <message>
        <source>Compar&amp;e branches</source>
        <translation>Zweige &amp;vergleichen</translation>
    </message>
    <message>
        <source>Asser&amp;tions</source>
        <translation>Zusicher&amp;ungen</translation>
    </message>
    <message>
        <source>Practice: the next reply breaks a r&amp;ule</source>
        <translation>Übung: Die nächste Antwort b&amp;richt eine Regel</translation>
    </message>
    <message>
        <source>Rename branc&amp;h…</source>
        <translation>Zweig u&amp;mbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete branch…</source>
        <translation>Zweig lös&amp;chen…</translation>
    </message>
</context>
<context>
    <name>PageFieldCommand</name>
    <message>
        <source>Field: %1</source>
        <comment>what is done to it</comment>
        <translation>Feld: %1</translation>
    </message>
</context>
<context>
    <name>PaletteCommand</name>
    <message>
        <source>Search or run a &amp;command</source>
        <translation>Suche oder &amp;Befehl</translation>
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
    <name>PauseLaneCommand</name>
    <message>
        <source>&amp;Pause the lane</source>
        <translation>Warteschlan&amp;ge anhalten</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>A fault script is a list of steps.</source>
        <translation>Ein Fehlerskript ist eine Liste von Schritten.</translation>
    </message>
    <message>
        <source>Step %1 of the fault script is no object.</source>
        <translation>Schritt %1 des Fehlerskripts ist kein Objekt.</translation>
    </message>
    <message>
        <source>Step %1 of the fault script: “%2” cannot be %3.</source>
        <translation>Schritt %1 des Fehlerskripts: „%2“ darf nicht %3 sein.</translation>
    </message>
    <message>
        <source>The practice provider cannot listen on port %1: it is taken or not allowed.</source>
        <translation>Der Übungsanbieter kann an Port %1 nicht lauschen: Er ist belegt oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>Practice answer: no model was asked and nothing was charged.</source>
        <translation>Übungsantwort: Kein Modell wurde gefragt, nichts wurde berechnet.</translation>
    </message>
    <message>
        <source>Your message carries no text.</source>
        <translation>Die Nachricht enthält keinen Text.</translation>
    </message>
    <message>
        <source>You wrote %1.</source>
        <translation>Geschrieben wurde %1.</translation>
    </message>
    <message>
        <source>A real answer would be about: %1.</source>
        <translation>Eine echte Antwort würde davon handeln: %1.</translation>
    </message>
    <message>
        <source>It would follow these instructions: %1.</source>
        <translation>Sie würde diesen Anweisungen folgen: %1.</translation>
    </message>
    <message>
        <source>Practice answer: this is what the tools returned.</source>
        <translation>Übungsantwort: Das haben die Tools zurückgegeben.</translation>
    </message>
    <message>
        <source>a tool</source>
        <translation>ein Tool</translation>
    </message>
    <message>
        <source>The practice provider found no answer that satisfies this schema.</source>
        <translation>Der Übungsanbieter hat keine Antwort gefunden, die dieses Schema erfüllt.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The call was stopped.</source>
        <translation>Der Aufruf wurde gestoppt.</translation>
    </message>
    <message>
        <source>Run it again when you want to.</source>
        <translation>Starten Sie ihn erneut, wann Sie möchten.</translation>
    </message>
    <message>
        <source>%1 could not be reached in time.</source>
        <translation>%1 war nicht rechtzeitig zu erreichen.</translation>
    </message>
    <message>
        <source>Check the network connection, then run again.</source>
        <translation>Prüfen Sie die Netzverbindung und starten Sie erneut.</translation>
    </message>
    <message>
        <source>%1 took the request but did not begin to answer in time.</source>
        <translation>%1 hat die Anfrage angenommen, aber nicht rechtzeitig zu antworten begonnen.</translation>
    </message>
    <message>
        <source>Run again, choose a faster model, or ask for less.</source>
        <translation>Starten Sie erneut, wählen Sie ein schnelleres Modell oder verlangen Sie weniger.</translation>
    </message>
    <message>
        <source>%1 stopped in the middle of the answer.</source>
        <translation>%1 hat mitten in der Antwort aufgehört.</translation>
    </message>
    <message>
        <source>Run again for a whole answer.</source>
        <translation>Starten Sie erneut, um eine ganze Antwort zu erhalten.</translation>
    </message>
    <message>
        <source>%1 did not finish within the time that you allow for a call.</source>
        <translation>%1 wurde in der für einen Aufruf erlaubten Zeit nicht fertig.</translation>
    </message>
    <message>
        <source>Allow more time, or ask for a shorter answer.</source>
        <translation>Erlauben Sie mehr Zeit oder verlangen Sie eine kürzere Antwort.</translation>
    </message>
    <message>
        <source>%1 gave up waiting for the request.</source>
        <translation>%1 hat das Warten auf die Anfrage aufgegeben.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Run again later.</source>
        <translation>Starten Sie später erneut.</translation>
    </message>
    <message>
        <source>The server %1 cannot be found.</source>
        <translation>Der Server %1 ist nicht zu finden.</translation>
    </message>
    <message>
        <source>Check the address in Settings and the network connection.</source>
        <translation>Prüfen Sie die Adresse in den Einstellungen und die Netzverbindung.</translation>
    </message>
    <message>
        <source>Check --base-url and the network connection.</source>
        <translation>Prüfen Sie --base-url und die Netzverbindung.</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>Unter %1 antwortet nichts.</translation>
    </message>
    <message>
        <source>Check that the server runs, and its address in Settings.</source>
        <translation>Prüfen Sie, ob der Server läuft, und seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check that the server runs, and --base-url.</source>
        <translation>Prüfen Sie, ob der Server läuft, und --base-url.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete.</source>
        <translation>Die Verbindung zu %1 brach ab, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Run again; if it goes on, check the network connection.</source>
        <translation>Starten Sie erneut; bleibt es dabei, prüfen Sie die Netzverbindung.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before a usable answer came.</source>
        <translation>Die Verbindung zu %1 brach ab, bevor eine brauchbare Antwort kam.</translation>
    </message>
    <message>
        <source>Run again. If it goes on, check address and port in Settings: what listens there may be no web server.</source>
        <translation>Starten Sie erneut. Bleibt es dabei, prüfen Sie Adresse und Port in den Einstellungen: Was dort lauscht, ist vielleicht kein Webserver.</translation>
    </message>
    <message>
        <source>Run again. If it goes on, check --base-url: what listens there may be no web server.</source>
        <translation>Starten Sie erneut. Bleibt es dabei, prüfen Sie --base-url: Was dort lauscht, ist vielleicht kein Webserver.</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>Run again; if it goes on, look at the server&apos;s log.</source>
        <translation>Starten Sie erneut; bleibt es dabei, sehen Sie in das Protokoll des Servers.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 does not let the request through.</source>
        <translation>Der Proxy auf dem Weg zu %1 lässt die Anfrage nicht durch.</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>Die Verbindung zu %1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 could not prove who it is, so nothing was sent.</source>
        <translation>%1 konnte sich nicht ausweisen, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check --base-url and the server&apos;s certificate.</source>
        <translation>Prüfen Sie --base-url und das Zertifikat des Servers.</translation>
    </message>
    <message>
        <source>There is no key for %1.</source>
        <translation>Für %1 gibt es keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Enter it in Settings.</source>
        <translation>Tragen Sie ihn in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Put it into the environment variable OPENAI_API_KEY, or try --practice.</source>
        <translation>Legen Sie ihn in die Umgebungsvariable OPENAI_API_KEY oder versuchen Sie es mit --practice.</translation>
    </message>
    <message>
        <source>The key for %1 has characters that no key has.</source>
        <translation>Der Schlüssel für %1 enthält Zeichen, die kein Schlüssel hat.</translation>
    </message>
    <message>
        <source>Copy it again into Settings, without blanks and line ends.</source>
        <translation>Kopieren Sie ihn noch einmal in die Einstellungen, ohne Leerzeichen und Zeilenenden.</translation>
    </message>
    <message>
        <source>Set the environment variable again, without blanks and line ends.</source>
        <translation>Setzen Sie die Umgebungsvariable noch einmal, ohne Leerzeichen und Zeilenenden.</translation>
    </message>
    <message>
        <source>%1 does not accept the API key.</source>
        <translation>%1 nimmt den API-Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>Check the key in Settings.</source>
        <translation>Prüfen Sie den Schlüssel in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the key in the environment variable OPENAI_API_KEY, or in the one that --api-key-env names.</source>
        <translation>Prüfen Sie den Schlüssel in der Umgebungsvariablen OPENAI_API_KEY oder in der, die --api-key-env nennt.</translation>
    </message>
    <message>
        <source>%1 does not allow this with your key.</source>
        <translation>%1 erlaubt das mit Ihrem Schlüssel nicht.</translation>
    </message>
    <message>
        <source>Check what the key and its project may do, or take another key.</source>
        <translation>Prüfen Sie, was der Schlüssel und sein Projekt dürfen, oder nehmen Sie einen anderen Schlüssel.</translation>
    </message>
    <message>
        <source>%1 does not know this model.</source>
        <translation>%1 kennt dieses Modell nicht.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Name another one with --model.</source>
        <translation>Nennen Sie mit --model ein anderes.</translation>
    </message>
    <message>
        <source>%1 has nothing at this address.</source>
        <translation>%1 hat unter dieser Adresse nichts.</translation>
    </message>
    <message>
        <source>Check the base URL in Settings; it often ends in /v1.</source>
        <translation>Prüfen Sie die Basis-URL in den Einstellungen; sie endet oft auf /v1.</translation>
    </message>
    <message>
        <source>Check --base-url; it often ends in /v1.</source>
        <translation>Prüfen Sie --base-url; sie endet oft auf /v1.</translation>
    </message>
    <message>
        <source>%1 takes no more requests for the moment: the tokens of this minute are used up.</source>
        <translation>%1 nimmt im Moment keine weiteren Anfragen an: Die Tokens dieser Minute sind verbraucht.</translation>
    </message>
    <message>
        <source>Wait a minute, shorten the prompt, or allow a shorter answer.</source>
        <translation>Warten Sie eine Minute, kürzen Sie den Prompt oder erlauben Sie nur eine kürzere Antwort.</translation>
    </message>
    <message>
        <source>%1 takes no more requests for the moment.</source>
        <translation>%1 nimmt im Moment keine weiteren Anfragen an.</translation>
    </message>
    <message>
        <source>Wait a little, or send fewer at once.</source>
        <translation>Warten Sie etwas oder senden Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>There is no credit left at %1.</source>
        <translation>Bei %1 ist kein Guthaben mehr.</translation>
    </message>
    <message>
        <source>Add credit at the provider, then run again.</source>
        <translation>Laden Sie beim Anbieter Guthaben auf und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The spending limit of your organisation at %1 is reached.</source>
        <translation>Das Ausgabenlimit Ihrer Organisation bei %1 ist erreicht.</translation>
    </message>
    <message>
        <source>Raise the limit at the provider, or wait until it starts anew.</source>
        <translation>Erhöhen Sie das Limit beim Anbieter oder warten Sie, bis es neu beginnt.</translation>
    </message>
    <message>
        <source>The spending limit of your project at %1 is reached.</source>
        <translation>Das Ausgabenlimit Ihres Projekts bei %1 ist erreicht.</translation>
    </message>
    <message>
        <source>Raise the limit at the provider, or take the key of another project.</source>
        <translation>Erhöhen Sie das Limit beim Anbieter oder nehmen Sie den Schlüssel eines anderen Projekts.</translation>
    </message>
    <message>
        <source>The spending limit of your account at %1 is reached.</source>
        <translation>Das Ausgabenlimit Ihres Kontos bei %1 ist erreicht.</translation>
    </message>
    <message>
        <source>There is no credit left at %1, or a spending limit is reached.</source>
        <translation>Bei %1 ist kein Guthaben mehr, oder ein Ausgabenlimit ist erreicht.</translation>
    </message>
    <message>
        <source>Check billing at the provider, then run again.</source>
        <translation>Prüfen Sie die Abrechnung beim Anbieter und starten Sie erneut.</translation>
    </message>
    <message>
        <source>%1 is overloaded.</source>
        <translation>%1 ist überlastet.</translation>
    </message>
    <message>
        <source>Try again in a minute, or send fewer requests at once.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal oder senden Sie weniger Anfragen auf einmal.</translation>
    </message>
    <message>
        <source>The prompt and its answer do not fit the model.</source>
        <translation>Der Prompt und seine Antwort passen nicht in das Modell.</translation>
    </message>
    <message>
        <source>Shorten the prompt, allow a shorter answer, or choose a model that takes more.</source>
        <translation>Kürzen Sie den Prompt, erlauben Sie nur eine kürzere Antwort oder wählen Sie ein Modell, das mehr fasst.</translation>
    </message>
    <message>
        <source>%1 refused the request: it does not take the value of an option.</source>
        <translation>%1 hat die Anfrage abgelehnt: Der Wert einer Option wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Change the option that it names, or choose another model.</source>
        <translation>Ändern Sie die genannte Option oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Change the option in the prompt file, or name another model with --model.</source>
        <translation>Ändern Sie die Option in der Promptdatei oder nennen Sie mit --model ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 refused the request: it does not take one of the options.</source>
        <translation>%1 hat die Anfrage abgelehnt: Eine der Optionen wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Take out the option that it names, or choose another model.</source>
        <translation>Entfernen Sie die genannte Option oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Take the option out of the prompt file, or name another model with --model.</source>
        <translation>Entfernen Sie die Option aus der Promptdatei oder nennen Sie mit --model ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Change the prompt, its schema, tools or options as the server says.</source>
        <translation>Ändern Sie den Prompt, sein Schema, seine Werkzeuge oder Optionen so, wie der Server es sagt.</translation>
    </message>
    <message>
        <source>The model&apos;s provider behind %1 broke off the answer.</source>
        <translation>Der Anbieter des Modells hinter %1 hat die Antwort abgebrochen.</translation>
    </message>
    <message>
        <source>Run again, or choose another provider of the model.</source>
        <translation>Starten Sie erneut oder wählen Sie einen anderen Anbieter des Modells.</translation>
    </message>
    <message>
        <source>%1 failed to answer.</source>
        <translation>%1 konnte nicht antworten.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server answered with a web page instead of JSON.</source>
        <translation>Der Server hat mit einer Webseite statt mit JSON geantwortet.</translation>
    </message>
    <message>
        <source>The server sent an empty answer.</source>
        <translation>Der Server hat eine leere Antwort geschickt.</translation>
    </message>
    <message>
        <source>Look at the server&apos;s log: some servers do that when the prompt does not fit the model.</source>
        <translation>Sehen Sie in das Protokoll des Servers: Manche tun das, wenn der Prompt nicht in das Modell passt.</translation>
    </message>
    <message>
        <source>What %1 answers is not HTTP.</source>
        <translation>Was %1 antwortet, ist kein HTTP.</translation>
    </message>
    <message>
        <source>Check the address and the port in Settings.</source>
        <translation>Prüfen Sie Adresse und Port in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check --base-url.</source>
        <translation>Prüfen Sie --base-url.</translation>
    </message>
    <message>
        <source>%1 sends this request on to another address.</source>
        <translation>%1 leitet diese Anfrage an eine andere Adresse weiter.</translation>
    </message>
    <message>
        <source>Enter the new address in Settings: requests are not sent on by themselves, because they carry your key.</source>
        <translation>Tragen Sie die neue Adresse in den Einstellungen ein: Anfragen werden nicht von selbst weitergeleitet, weil sie Ihren Schlüssel tragen.</translation>
    </message>
    <message>
        <source>Name the new address with --base-url: requests are not sent on by themselves, because they carry your key.</source>
        <translation>Nennen Sie die neue Adresse mit --base-url: Anfragen werden nicht von selbst weitergeleitet, weil sie Ihren Schlüssel tragen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not what a chat server sends.</source>
        <translation>Die Antwort des Servers ist nicht das, was ein Chat-Server sendet.</translation>
    </message>
    <message>
        <source>Check the base URL in Settings.</source>
        <translation>Prüfen Sie die Basis-URL in den Einstellungen.</translation>
    </message>
    <message>
        <source>The answer ended before it was complete.</source>
        <translation>Die Antwort endete, bevor sie vollständig war.</translation>
    </message>
    <message>
        <source>A limit of your own forbids this call.</source>
        <translation>Eine Ihrer eigenen Grenzen verbietet diesen Aufruf.</translation>
    </message>
    <message>
        <source>Raise the limit, wait until it starts anew, or ask for less.</source>
        <translation>Erhöhen Sie die Grenze, warten Sie, bis sie neu beginnt, oder verlangen Sie weniger.</translation>
    </message>
    <message>
        <source>Run again with a limit for the longest answer.</source>
        <translation>Starten Sie erneut mit einer Grenze für die längste Antwort.</translation>
    </message>
    <message>
        <source>The request is too large for %1.</source>
        <translation>Die Anfrage ist zu groß für %1.</translation>
    </message>
    <message>
        <source>Leave out attachments, or make them smaller.</source>
        <translation>Lassen Sie Anhänge weg oder verkleinern Sie sie.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may use the file.</source>
        <translation>Prüfen Sie, ob auf dem Datenträger Platz ist und ob Sie die Datei benutzen dürfen.</translation>
    </message>
    <message>
        <source>A text does not follow its rules.</source>
        <translation>Ein Text folgt nicht seinen Regeln.</translation>
    </message>
    <message>
        <source>Correct it at the place that is named.</source>
        <translation>Berichtigen Sie ihn an der genannten Stelle.</translation>
    </message>
    <message>
        <source>A value makes no sense here.</source>
        <translation>Ein Wert ergibt hier keinen Sinn.</translation>
    </message>
    <message>
        <source>Correct it, then try again.</source>
        <translation>Berichtigen Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot do this.</source>
        <translation>%1 kann das nicht.</translation>
    </message>
    <message>
        <source>Choose another model or server.</source>
        <translation>Wählen Sie ein anderes Modell oder einen anderen Server.</translation>
    </message>
    <message>
        <source>Name another model with --model, or another server with --base-url.</source>
        <translation>Nennen Sie mit --model ein anderes Modell oder mit --base-url einen anderen Server.</translation>
    </message>
    <message>
        <source>What had arrived is kept and its cost estimated; nothing is sent again by itself.</source>
        <translation>Was angekommen war, bleibt erhalten, seine Kosten sind geschätzt; von selbst wird nichts noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing more is sent.</source>
        <translation>Es wird nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>It was tried %1 times, and is not tried again by itself.</source>
        <translation>Es wurde %1-mal versucht und wird nicht von selbst wiederholt.</translation>
    </message>
    <message>
        <source>It is not tried again, because that would change nothing.</source>
        <translation>Es wird nicht wiederholt, weil das nichts ändern würde.</translation>
    </message>
    <message>
        <source>It is not tried again by itself.</source>
        <translation>Es wird nicht von selbst wiederholt.</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Er sagt: %1</translation>
    </message>
    <message>
        <source>Check the proxy in Settings, under Requests.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen unter „Anfragen“.</translation>
    </message>
    <message>
        <source>Check the address in Settings and the server&apos;s certificate. A company&apos;s own certificates are added there, under Requests.</source>
        <translation>Prüfen Sie die Adresse in den Einstellungen und das Zertifikat des Servers. Eigene Zertifikate einer Firma kommen dort unter „Anfragen“ dazu.</translation>
    </message>
    <message>
        <source>Check the proxy: http_proxy and https_proxy, or what was set for requests in the window.</source>
        <translation>Prüfen Sie den Proxy: http_proxy und https_proxy, oder was im Fenster für Anfragen eingestellt ist.</translation>
    </message>
    <message>
        <source>This prompt names an address of its own, %1, and no key is meant for it.</source>
        <translation>Dieser Prompt nennt eine eigene Adresse, %1, für die kein Schlüssel bestimmt ist.</translation>
    </message>
    <message>
        <source>If you trust it, enter the address in Settings with the key that may go there.</source>
        <translation>Wenn Sie ihr vertrauen, tragen Sie die Adresse in den Einstellungen ein, mit dem Schlüssel, der dorthin darf.</translation>
    </message>
    <message>
        <source>If you trust it, say with --api-key-env which key may go there.</source>
        <translation>Wenn Sie ihr vertrauen, nennen Sie mit --api-key-env den Schlüssel, der dorthin darf.</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no key.</source>
        <translation>Die Umgebungsvariable %1 enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Put a key into it, then start the program again.</source>
        <translation>Legen Sie einen Schlüssel hinein und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Put a key into it, or name another one with --api-key-env.</source>
        <translation>Legen Sie einen Schlüssel hinein, oder nennen Sie mit --api-key-env eine andere.</translation>
    </message>
    <message>
        <source>%1 has no models yet.</source>
        <translation>%1 hat noch keine Modelle.</translation>
    </message>
    <message>
        <source>Load a model there, then try again.</source>
        <translation>Laden Sie dort ein Modell und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What %1 answers is not a list of models.</source>
        <translation>Was %1 antwortet, ist keine Liste von Modellen.</translation>
    </message>
    <message>
        <source>The list of models of %1 is too long to be read.</source>
        <translation>Die Liste der Modelle von %1 ist zu lang.</translation>
    </message>
    <message>
        <source>%1 has no address yet.</source>
        <translation>%1 hat noch keine Adresse.</translation>
    </message>
    <message>
        <source>Enter one in Settings.</source>
        <translation>Tragen Sie sie in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Name one with --base-url.</source>
        <translation>Nennen Sie sie mit --base-url.</translation>
    </message>
    <message>
        <source>The address of %1 is not usable.</source>
        <translation>Die Adresse von %1 ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>Correct it in Settings.</source>
        <translation>Berichtigen Sie sie in den Einstellungen.</translation>
    </message>
    <message>
        <source>Correct it in --base-url or in the prompt file.</source>
        <translation>Berichtigen Sie sie in --base-url oder in der Prompt-Datei.</translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent.</source>
        <translation>Der Header „%1“ kann nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Leave it out, or write its name and value without line ends and odd characters.</source>
        <translation>Lassen Sie ihn weg, oder schreiben Sie Name und Wert ohne Zeilenenden und Sonderzeichen.</translation>
    </message>
    <message>
        <source>This program does not know the provider “%1”.</source>
        <translation>Dieses Programm kennt den Anbieter „%1“ nicht.</translation>
    </message>
    <message>
        <source>Choose another one in the options of the prompt.</source>
        <translation>Wählen Sie in den Optionen des Prompts einen anderen.</translation>
    </message>
    <message>
        <source>Name an address with --base-url.</source>
        <translation>Nennen Sie mit --base-url eine Adresse.</translation>
    </message>
    <message>
        <source>The test ends here.</source>
        <translation>Die Prüfung endet hier.</translation>
    </message>
    <message>
        <source>%1 sends an answer that does not end. It was cut off.</source>
        <translation>%1 sendet eine Antwort, die nicht aufhört. Sie wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>What this call may cost is not known, and a budget stops.</source>
        <translation>Was dieser Aufruf kosten kann, ist nicht bekannt, und ein Budget setzt eine Grenze.</translation>
    </message>
    <message>
        <source>Set the longest answer, choose a model whose price is known, or allow it once.</source>
        <translation>Die längste Antwort festlegen, ein Modell mit bekanntem Preis wählen oder ihn einmal erlauben.</translation>
    </message>
    <message>
        <source>Set the longest answer in the prompt file, or name a model whose price is known with --model.</source>
        <translation>Die längste Antwort in der Prompt-Datei festlegen oder mit --model ein Modell nennen, dessen Preis bekannt ist.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 wants another name and password.</source>
        <translation>Der Proxy auf dem Weg zu %1 verlangt einen anderen Namen und ein anderes Passwort.</translation>
    </message>
    <message>
        <source>Enter them in Settings, under Requests.</source>
        <translation>Geben Sie sie in den Einstellungen unter „Anfragen“ ein.</translation>
    </message>
    <message>
        <source>Set the name in the window&apos;s settings and CUEWRIGHT_PROXY_PASSWORD.</source>
        <translation>Setzen Sie den Namen in den Einstellungen des Fensters und CUEWRIGHT_PROXY_PASSWORD.</translation>
    </message>
</context>
<context>
    <name>ProblemCommand</name>
    <message>
        <source>Next proble&amp;m</source>
        <translation>Nächstes &amp;Problem</translation>
    </message>
    <message>
        <source>Pre&amp;vious problem</source>
        <translation>Voriges Proble&amp;m</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Message %1 holds a line that would start a message of its own (like “user:”). Put a character after the colon.</source>
        <translation>Nachricht %1 enthält eine Zeile, die eine eigene Nachricht beginnen würde (wie „user:“). Nach dem Doppelpunkt ein Zeichen einfügen.</translation>
    </message>
    <message>
        <source>Message %1 of the conversation has no role that is known (“%2”).</source>
        <translation>Nachricht %1 des Gesprächs hat keine bekannte Rolle („%2“).</translation>
    </message>
    <message>
        <source>The draft of this file is damaged and was not used.</source>
        <translation>Der Entwurf dieser Datei ist beschädigt und wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>The front matter is larger than 1 MB. Is the closing “---” missing?</source>
        <translation>Der Dateikopf ist größer als 1 MB. Fehlt das schließende „---“?</translation>
    </message>
    <message>
        <source>The front matter that starts in line %1 has no end. Close it with a line that is just “---”.</source>
        <translation>Der Dateikopf, der in Zeile %1 beginnt, hat kein Ende. Mit einer Zeile schließen, in der nur „---“ steht.</translation>
    </message>
    <message>
        <source>This is no text file: line %1, column %2 holds a zero byte.</source>
        <translation>Das ist keine Textdatei: In Zeile %1, Spalte %2 steht ein Null-Byte.</translation>
    </message>
    <message>
        <source>Line %1, column %2 is not valid UTF-8. Save the file as UTF-8 in the program it comes from.</source>
        <translation>Zeile %1, Spalte %2 ist kein gültiges UTF-8. Die Datei in ihrem Ursprungsprogramm als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The front matter uses YAML anchors or a layout that cannot be changed safely from here. Edit its text instead.</source>
        <translation>Der Dateikopf verwendet YAML-Anker oder eine Form, die von hier nicht sicher zu ändern ist. Stattdessen seinen Text bearbeiten.</translation>
    </message>
    <message>
        <source>Each entry of a list of inputs, outputs or tools is a mapping with a name.</source>
        <translation>Jeder Eintrag einer Liste von Eingaben, Ausgaben oder Tools ist eine Zuordnung mit einem Namen.</translation>
    </message>
    <message>
        <source>Inputs, outputs, tools and parameters are lists, or mappings from a name.</source>
        <translation>Eingaben, Ausgaben, Tools und Parameter sind Listen oder Zuordnungen von Namen.</translation>
    </message>
    <message>
        <source>An entry of %1 has no name.</source>
        <translation>Ein Eintrag von %1 hat keinen Namen.</translation>
    </message>
    <message>
        <source>“%1” is declared twice.</source>
        <translation>„%1“ ist zweimal deklariert.</translation>
    </message>
    <message>
        <source>A property is a mapping.</source>
        <translation>Eine Eigenschaft ist eine Zuordnung.</translation>
    </message>
    <message>
        <source>“%1” says no kind; read as %2.</source>
        <translation>„%1“ nennt keine Art; gelesen als %2.</translation>
    </message>
    <message>
        <source>A union names its alternatives under exactly one of oneOf and anyOf.</source>
        <translation>Eine Vereinigung nennt ihre Alternativen entweder unter oneOf oder unter anyOf.</translation>
    </message>
    <message>
        <source>The tool “%1” says no kind (function, mcp, openapi, …).</source>
        <translation>Das Tool „%1“ nennt keine Art (function, mcp, openapi, …).</translation>
    </message>
    <message>
        <source>“model” is the name of a model, or a mapping.</source>
        <translation>„model“ ist der Name eines Modells oder eine Zuordnung.</translation>
    </message>
    <message>
        <source>“options” is a mapping.</source>
        <translation>„options“ ist eine Zuordnung.</translation>
    </message>
    <message>
        <source>Invalid template format: “template” is a mapping with “format” and “parser”.</source>
        <translation>Ungültiges Vorlagenformat: „template“ ist eine Zuordnung mit „format“ und „parser“.</translation>
    </message>
    <message>
        <source>“%1” of the template is a name or a mapping.</source>
        <translation>„%1“ der Vorlage ist ein Name oder eine Zuordnung.</translation>
    </message>
    <message>
        <source>The key “%1” is not part of the format. It is kept, but other programs may drop it.</source>
        <translation>Der Schlüssel „%1“ gehört nicht zum Format. Er bleibt erhalten, aber andere Programme könnten ihn verwerfen.</translation>
    </message>
    <message>
        <source>The front matter is not a mapping of keys to values.</source>
        <translation>Der Dateikopf ist keine Zuordnung von Schlüsseln zu Werten.</translation>
    </message>
    <message>
        <source>“%1” is a text.</source>
        <translation>„%1“ ist ein Text.</translation>
    </message>
    <message>
        <source>(line %1, column %2)</source>
        <translation>(Zeile %1, Spalte %2)</translation>
    </message>
    <message>
        <source>A prompt file larger than 64 MB cannot be edited here.</source>
        <translation>Eine Prompt-Datei über 64 MB lässt sich hier nicht bearbeiten.</translation>
    </message>
    <message>
        <source>The front matter was written anew; its comments are gone.</source>
        <translation>Der Dateikopf wurde neu geschrieben; seine Kommentare sind verloren.</translation>
    </message>
    <message>
        <source>“%1” holds something that cannot be read as a prompt, so it was not written over. Save under another name, or repair that file first.</source>
        <translation>„%1“ lässt sich nicht als Prompt lesen und wurde daher nicht überschrieben. Unter anderem Namen speichern oder zuerst diese Datei reparieren.</translation>
    </message>
    <message>
        <source>The environment variable “%1” that this prompt refers to is not set, and there is no default.</source>
        <translation>Die Umgebungsvariable „%1“, auf die dieser Prompt verweist, ist nicht gesetzt, und es gibt keine Vorgabe.</translation>
    </message>
    <message>
        <source>Files refer to files more than %1 deep.</source>
        <translation>Dateien verweisen tiefer als %1 Ebenen auf Dateien.</translation>
    </message>
    <message>
        <source>The prompt refers to the file “%1”, which is not in its folder. It was not read.</source>
        <translation>Der Prompt verweist auf die Datei „%1“, die nicht in seinem Ordner liegt. Sie wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The file “%1” is larger than 1 MB.</source>
        <translation>Die Datei „%1“ ist größer als 1 MB.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>Ja oder Nein</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>The option “%1” takes %2.</source>
        <translation>Für die Option „%1“ wird erwartet: %2.</translation>
    </message>
    <message>
        <source>Message %1, line %2, column %3: %4</source>
        <translation>Nachricht %1, Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>The input “%1” needs a value.</source>
        <translation>Die Eingabe „%1“ braucht einen Wert.</translation>
    </message>
    <message>
        <source>This prompt&apos;s template format is “%1”. Cuewright renders jinja2 and mustache.</source>
        <translation>Das Vorlagenformat dieses Prompts ist „%1“. Cuewright verarbeitet jinja2 und mustache.</translation>
    </message>
    <message>
        <source>In “%1”: %2</source>
        <translation>In „%1“: %2</translation>
    </message>
    <message>
        <source>“%1” does not lie in the workspace folder, so it was not read.</source>
        <translation>„%1“ liegt nicht im Projektordner und wurde daher nicht gelesen.</translation>
    </message>
    <message>
        <source>A schema is a JSON object.</source>
        <translation>Ein Schema ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Two tools of this prompt are called “%1” (the second in “%2”). A model could not tell them apart.</source>
        <translation>Zwei Tools dieses Prompts heißen „%1“ (das zweite in „%2“). Ein Modell könnte sie nicht unterscheiden.</translation>
    </message>
    <message>
        <source>The front matter is not valid YAML: %1.</source>
        <translation>Der Dateikopf ist kein gültiges YAML: %1.</translation>
    </message>
    <message>
        <source>The front matter holds a second YAML document.</source>
        <translation>Der Dateikopf enthält ein zweites YAML-Dokument.</translation>
    </message>
    <message>
        <source>The front matter is nested more than %1 levels deep.</source>
        <translation>Der Dateikopf ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>There is no anchor “&amp;%1” before this alias.</source>
        <translation>Vor diesem Alias gibt es keinen Anker „&amp;%1“.</translation>
    </message>
    <message>
        <source>The aliases of the front matter expand to too many values.</source>
        <translation>Die Aliasse des Dateikopfs ergeben zu viele Werte.</translation>
    </message>
    <message>
        <source>The front matter holds more than %1 values.</source>
        <translation>Der Dateikopf enthält mehr als %1 Werte.</translation>
    </message>
    <message>
        <source>The anchors of the front matter hold too many values.</source>
        <translation>Die Anker des Dateikopfs enthalten zu viele Werte.</translation>
    </message>
    <message>
        <source>A key must be a text, not a list or a mapping.</source>
        <translation>Ein Schlüssel muss ein Text sein, keine Liste oder Zuordnung.</translation>
    </message>
    <message>
        <source>The key “%1” appears twice in the same mapping.</source>
        <translation>Der Schlüssel „%1“ steht zweimal in derselben Zuordnung.</translation>
    </message>
</context>
<context>
    <name>PromptAssertions</name>
    <message>
        <source>“%1” was changed by another program. The assertions are in its page, which is not saved.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert. Die Zusicherungen stehen auf der Seite des Prompts, die nicht gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>PromptCommands</name>
    <message>
        <source>insert text</source>
        <translation>Text einfügen</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>delete text</source>
        <translation>Text löschen</translation>
    </message>
    <message>
        <source>replace text</source>
        <translation>Text ersetzen</translation>
    </message>
    <message>
        <source>add message</source>
        <translation>Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>remove message</source>
        <translation>Nachricht entfernen</translation>
    </message>
    <message>
        <source>move message</source>
        <translation>Nachricht verschieben</translation>
    </message>
    <message>
        <source>change role</source>
        <translation>Rolle ändern</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>Type the server&apos;s address, like https://api.openai.com/v1.</source>
        <translation>Die Adresse des Servers eingeben, etwa https://api.openai.com/v1.</translation>
    </message>
    <message>
        <source>“%1” is not a web address. Type it like https://api.openai.com/v1.</source>
        <translation>„%1“ ist keine Webadresse. Sie sieht etwa so aus: https://api.openai.com/v1.</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://, not with %1://.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen, nicht mit %1://.</translation>
    </message>
    <message>
        <source>Leave the user name and password out of the address. Keys go into the key field, where they are kept safe.</source>
        <translation>Benutzername und Passwort gehören nicht in die Adresse. Schlüssel kommen ins Schlüsselfeld, wo sie sicher sind.</translation>
    </message>
    <message>
        <source>Custom server</source>
        <translation>Eigener Server</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retries</source>
        <translation>
            <numerusform>%Ln neuer Versuch</numerusform>
            <numerusform>%Ln neue Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>1 retry, in 6 s</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>in %1 min %2 s</source>
        <translation>in %1 min %2 s</translation>
    </message>
    <message>
        <source>in %1 h %2 min</source>
        <translation>in %1 h %2 min</translation>
    </message>
    <message>
        <source>Retrying, %1 of %2</source>
        <comment>which attempt comes next</comment>
        <translation>Neuer Versuch, %1 von %2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Slowed down</source>
        <translation>Gebremst</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>%1, the next %2</source>
        <comment>2 retries, in 6 s</comment>
        <translation>%1, die nächste %2</translation>
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
    <name>Replay</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>The recording was too long to be kept whole, so it cannot be replayed.</source>
        <translation>Die Aufzeichnung war zu lang, um ganz behalten zu werden; sie lässt sich nicht wiedergeben.</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>Es wurde nichts empfangen.</translation>
    </message>
    <message>
        <source>Turn %1 failed; its recording gives an answer.</source>
        <translation>Runde %1 ist gescheitert; ihre Aufzeichnung ergibt eine Antwort.</translation>
    </message>
    <message>
        <source>Turn %1 cannot be replayed: %2</source>
        <translation>Runde %1 lässt sich nicht wiedergeben: %2</translation>
    </message>
    <message>
        <source>Turn %1: “%2” was %3, the recording says %4.</source>
        <translation>Runde %1: „%2“ war %3, die Aufzeichnung sagt %4.</translation>
    </message>
    <message>
        <source>The recording repeated a secret, piece by piece, so it was not kept and cannot be replayed.</source>
        <translation>Die Aufzeichnung wiederholte Stück für Stück ein Geheimnis; sie wurde nicht aufgehoben und kann nicht abgespielt werden.</translation>
    </message>
    <message>
        <source>Turn %1: the instructions that were sent do not say “%2”.</source>
        <translation>Runde %1: Die gesendeten Anweisungen enthalten „%2“ nicht.</translation>
    </message>
    <message>
        <source>Turn %1: the trace says %2, what was sent says %3.</source>
        <translation>Runde %1: Im Gespräch steht %2, gesendet wurde %3.</translation>
    </message>
</context>
<context>
    <name>Reply</name>
    <message>
        <source>Valid JSON</source>
        <translation>Gültiges JSON</translation>
    </message>
    <message>
        <source>finished normally</source>
        <translation>normal beendet</translation>
    </message>
    <message>
        <source>Matches %1</source>
        <translation>Passt zu %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) valid · finished normally</source>
        <translation>
            <numerusform>%1 von %n Feld gültig · normal beendet</numerusform>
            <numerusform>%1 von %n Feldern gültig · normal beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The reply breaks %n rule(s)</source>
        <translation>
            <numerusform>Die Antwort verletzt %n Regel</numerusform>
            <numerusform>Die Antwort verletzt %n Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>The reply is not JSON</source>
        <translation>Die Antwort ist kein JSON</translation>
    </message>
    <message>
        <source>The reply could not be checked</source>
        <translation>Die Antwort konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>Stopped at the output limit</source>
        <translation>Am Ausgabelimit abgeschnitten</translation>
    </message>
    <message>
        <source>after %1 tokens</source>
        <translation>nach %1 Token</translation>
    </message>
    <message>
        <source>The model refused</source>
        <translation>Das Modell hat abgelehnt</translation>
    </message>
    <message>
        <source>The provider&apos;s content filter stopped the reply</source>
        <translation>Der Inhaltsfilter des Anbieters hat die Antwort gestoppt</translation>
    </message>
    <message numerus="yes">
        <source>The model asks for %n tool call(s)</source>
        <translation>
            <numerusform>Das Modell verlangt %n Tool-Aufruf</numerusform>
            <numerusform>Das Modell verlangt %n Tool-Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in each result, then send them.</source>
        <translation>Jedes Ergebnis eintragen, dann senden.</translation>
    </message>
    <message>
        <source>Finished normally</source>
        <translation>Normal beendet</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The run failed</source>
        <translation>Der Lauf ist gescheitert</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt wiederholen</translation>
    </message>
    <message>
        <source>Check the key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>Raise the limit</source>
        <translation>Limit erhöhen</translation>
    </message>
    <message>
        <source>Not sent: over budget</source>
        <translation>Nicht gesendet: über dem Budget</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Zurückschicken</translation>
    </message>
    <message>
        <source>Not sent: cost unknown</source>
        <translation>Nicht gesendet: Kosten unbekannt</translation>
    </message>
    <message>
        <source>not sent: %1 (%2)</source>
        <translation>nicht gesendet: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>RequestJson</name>
    <message>
        <source>This is no chat request: look at “%1”.</source>
        <translation>Das ist keine Chat-Anfrage: siehe „%1“.</translation>
    </message>
</context>
<context>
    <name>RetryNowCommand</name>
    <message>
        <source>Retry &amp;now</source>
        <translation>&amp;Jetzt erneut versuchen</translation>
    </message>
</context>
<context>
    <name>RetryWords</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>One attempt: a request that fails has failed.</source>
        <translation>Ein Versuch: Eine Anfrage, die scheitert, ist gescheitert.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n attempts.</source>
        <translation>
            <numerusform>Höchstens %n Versuch.</numerusform>
            <numerusform>Höchstens %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first wait is %1; it doubles each time, up to %2.</source>
        <translation>Die erste Wartezeit ist %1; sie verdoppelt sich jedes Mal, bis %2.</translation>
    </message>
    <message>
        <source>Each wait is %1.</source>
        <translation>Jede Wartezeit ist %1.</translation>
    </message>
    <message>
        <source>Chance takes up to %1 % off it.</source>
        <translation>Der Zufall verkürzt sie um bis zu %1 %.</translation>
    </message>
    <message>
        <source>A server that asks for a wait gets it, up to %1; where it asks for more, the request ends at once and says when it may be tried again.</source>
        <translation>Bittet ein Server um eine Wartezeit, bekommt er sie, bis %1; verlangt er mehr, endet die Anfrage sofort und sagt, ab wann sie wieder versucht werden kann.</translation>
    </message>
    <message>
        <source>What another attempt cannot change is never tried again: a key that is not accepted, no credit, a wrong request. Neither is an answer of which something has arrived.</source>
        <translation>Was ein weiterer Versuch nicht ändern kann, wird nie wiederholt: ein Schlüssel, der nicht angenommen wird, fehlendes Guthaben, eine falsche Anfrage. Auch eine Antwort, von der schon etwas angekommen ist, nicht.</translation>
    </message>
    <message>
        <source>After an overload it is %1 at least.</source>
        <translation>Nach einer Überlastung ist sie mindestens %1.</translation>
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
        <translation>Tool</translation>
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
        <translation>Dieses Schema ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>No answer was found that satisfies this schema. Its rules may contradict each other.</source>
        <translation>Keine Antwort gefunden, die dieses Schema erfüllt. Seine Regeln widersprechen sich vielleicht.</translation>
    </message>
    <message>
        <source>%1 is not expected here.</source>
        <translation>%1 wird hier nicht erwartet.</translation>
    </message>
    <message>
        <source>%1 is not allowed.</source>
        <translation>%1 ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>%1 needs too many steps to be checked completely.</source>
        <translation>%1 braucht zu viele Schritte für eine vollständige Prüfung.</translation>
    </message>
    <message>
        <source>%1 is nested too deep to be checked.</source>
        <translation>%1 ist für eine Prüfung zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>%1 must be %2; it is %3.</source>
        <translation>%1 muss %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be one of %2; it is %3.</source>
        <translation>%1 muss eines von %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be %2 or more; it is %3.</source>
        <translation>%1 muss %2 oder mehr sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be %2 or less; it is %3.</source>
        <translation>%1 muss %2 oder weniger sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be more than %2; it is %3.</source>
        <translation>%1 muss mehr als %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be less than %2; it is %3.</source>
        <translation>%1 muss weniger als %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must be a multiple of %2; it is %3.</source>
        <translation>%1 muss ein Vielfaches von %2 sein, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 must have at least %2 characters; it has %3.</source>
        <translation>%1 muss mindestens %2 Zeichen haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must have at most %2 characters; it has %3.</source>
        <translation>%1 darf höchstens %2 Zeichen haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must match the pattern %2; it is %3.</source>
        <translation>%1 muss dem Muster %2 entsprechen, ist aber %3.</translation>
    </message>
    <message>
        <source>%1 could not be checked: the pattern %2 takes too many steps on it.</source>
        <translation>%1 konnte nicht geprüft werden: Das Muster %2 braucht dafür zu viele Schritte.</translation>
    </message>
    <message>
        <source>%1 must have at least %2 items; it has %3.</source>
        <translation>%1 muss mindestens %2 Einträge haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must have at most %2 items; it has %3.</source>
        <translation>%1 darf höchstens %2 Einträge haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must not repeat an item; items %2 and %3 are the same: %4.</source>
        <translation>%1 darf keinen Eintrag wiederholen; die Einträge %2 und %3 sind gleich: %4.</translation>
    </message>
    <message>
        <source>%1 must have at least %2 items of the kind that the schema asks for; it has %3.</source>
        <translation>%1 muss mindestens %2 Einträge der Art haben, die das Schema verlangt, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must have at most %2 items of the kind that the schema names; it has %3.</source>
        <translation>%1 darf höchstens %2 Einträge der Art haben, die das Schema nennt, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 must have at least %2 fields; it has %3.</source>
        <translation>%1 muss mindestens %2 Felder haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 must have at most %2 fields; it has %3.</source>
        <translation>%1 darf höchstens %2 Felder haben, hat aber %3.</translation>
    </message>
    <message>
        <source>%1 is missing; it is needed because %2 is there.</source>
        <translation>%1 fehlt; es ist nötig, weil %2 da ist.</translation>
    </message>
    <message>
        <source>%1 cannot be checked: the schema refers to itself without end.</source>
        <translation>%1 kann nicht geprüft werden: Das Schema verweist endlos auf sich selbst.</translation>
    </message>
    <message>
        <source>%1 is of a kind that the schema rules out; it is %2.</source>
        <translation>%1 ist von einer Art, die das Schema ausschließt: %2.</translation>
    </message>
    <message>
        <source>%1 could not be checked completely.</source>
        <translation>%1 konnte nicht vollständig geprüft werden.</translation>
    </message>
    <message>
        <source>%1 fits %2 of the alternatives; it must fit exactly one.</source>
        <translation>%1 passt zu %2 der Alternativen, darf aber nur zu genau einer passen.</translation>
    </message>
    <message>
        <source>%1 fits none of the %2 alternatives; it is %3.</source>
        <translation>%1 passt zu keiner der %2 Alternativen, ist %3.</translation>
    </message>
    <message>
        <source>The schema is wrong at %1: %2</source>
        <translation>Das Schema ist falsch bei %1: %2</translation>
    </message>
    <message>
        <source>a schema is an object, true or false.</source>
        <translation>Ein Schema ist ein Objekt, true oder false.</translation>
    </message>
    <message>
        <source>%1 is no type of JSON Schema.</source>
        <translation>%1 ist kein Typ von JSON Schema.</translation>
    </message>
    <message>
        <source>the list of types is empty.</source>
        <translation>Die Liste der Typen ist leer.</translation>
    </message>
    <message>
        <source>enum is a list of values.</source>
        <translation>enum ist eine Liste von Werten.</translation>
    </message>
    <message>
        <source>a pattern is a text.</source>
        <translation>Ein Muster ist ein Text.</translation>
    </message>
    <message>
        <source>the pattern cannot be read (%1).</source>
        <translation>Das Muster ist nicht lesbar (%1).</translation>
    </message>
    <message>
        <source>a number is expected.</source>
        <translation>Eine Zahl wird erwartet.</translation>
    </message>
    <message>
        <source>the number must be over 0.</source>
        <translation>Die Zahl muss größer als 0 sein.</translation>
    </message>
    <message>
        <source>a whole number, 0 or more, is expected.</source>
        <translation>Eine ganze Zahl, 0 oder mehr, wird erwartet.</translation>
    </message>
    <message>
        <source>a list of schemas is expected.</source>
        <translation>Eine Liste von Schemas wird erwartet.</translation>
    </message>
    <message>
        <source>a list of names is expected.</source>
        <translation>Eine Liste von Namen wird erwartet.</translation>
    </message>
    <message>
        <source>a name must be a text.</source>
        <translation>Ein Name muss ein Text sein.</translation>
    </message>
    <message>
        <source>an object of schemas is expected.</source>
        <translation>Ein Objekt aus Schemas wird erwartet.</translation>
    </message>
    <message>
        <source>the pattern “%1” cannot be read.</source>
        <translation>Das Muster „%1“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>an object is expected.</source>
        <translation>Ein Objekt wird erwartet.</translation>
    </message>
    <message>
        <source>a reference is a text.</source>
        <translation>Ein Verweis ist ein Text.</translation>
    </message>
    <message>
        <source>“%1” names nothing in this schema.</source>
        <translation>„%1“ bezeichnet nichts in diesem Schema.</translation>
    </message>
    <message>
        <source>The value</source>
        <translation>Der Wert</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>der Wert</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Item %1 of %2</source>
        <translation>Eintrag %1 von %2</translation>
    </message>
    <message>
        <source>item %1 of %2</source>
        <translation>Eintrag %1 von %2</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste der Länge %1</translation>
    </message>
    <message>
        <source>a group of %1</source>
        <translation>eine Gruppe der Größe %1</translation>
    </message>
    <message>
        <source>%1 or %2 more</source>
        <translation>%1 oder %2 weiteren</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a group of fields</source>
        <translation>eine Gruppe von Feldern</translation>
    </message>
    <message>
        <source>nothing (null)</source>
        <translation>nichts (null)</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 must be in the format %2; it is %3.</source>
        <translation>%1 muss das Format %2 haben, ist aber %3.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>SchemaDiff</name>
    <message>
        <source>The reply</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>Each item of %1</source>
        <translation>Jeder Eintrag von %1</translation>
    </message>
    <message>
        <source>the reply</source>
        <translation>der Antwort</translation>
    </message>
    <message>
        <source>%1: what it may be changed altogether.</source>
        <translation>%1: was es sein darf, hat sich ganz geändert.</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>der Titel</translation>
    </message>
    <message>
        <source>its description</source>
        <translation>die Beschreibung</translation>
    </message>
    <message>
        <source>its default</source>
        <translation>der Vorgabewert</translation>
    </message>
    <message>
        <source>%1: %2 changed.</source>
        <translation>%1: %2 hat sich geändert.</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>irgendetwas</translation>
    </message>
    <message>
        <source>%1 may now be empty (null).</source>
        <translation>%1 darf jetzt leer sein (null).</translation>
    </message>
    <message>
        <source>%1 is never empty (null) any more.</source>
        <translation>%1 ist nie mehr leer (null).</translation>
    </message>
    <message>
        <source>%1 is now %2; it was %3.</source>
        <translation>%1 ist jetzt %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1 is now one of %2.</source>
        <translation>%1 ist jetzt eines von %2.</translation>
    </message>
    <message>
        <source>%1 is no choice any more — replies may hold other values.</source>
        <translation>%1 ist keine Auswahl mehr – Antworten können andere Werte enthalten.</translation>
    </message>
    <message>
        <source>%1: choice %2 was added — replies may now hold it.</source>
        <translation>%1: Auswahl %2 ist neu – Antworten können sie jetzt enthalten.</translation>
    </message>
    <message>
        <source>%1: choice %2 was removed.</source>
        <translation>%1: Auswahl %2 ist entfallen.</translation>
    </message>
    <message>
        <source>%1: the limit %2 is now %3; there was none.</source>
        <translation>%1: die Grenze %2 ist jetzt %3, vorher gab es keine.</translation>
    </message>
    <message>
        <source>%1: the limit %2 (%3) is gone.</source>
        <translation>%1: die Grenze %2 (%3) ist entfallen.</translation>
    </message>
    <message>
        <source>%1: the limit %2 is now %3; it was %4.</source>
        <translation>%1: die Grenze %2 ist jetzt %3, vorher %4.</translation>
    </message>
    <message>
        <source>%1: the rule %2 (%3) is gone.</source>
        <translation>%1: die Regel %2 (%3) ist entfallen.</translation>
    </message>
    <message>
        <source>%1: the rule %2 is now %3; there was none.</source>
        <translation>%1: die Regel %2 ist jetzt %3, vorher gab es keine.</translation>
    </message>
    <message>
        <source>%1: the rule %2 is now %3; it was %4.</source>
        <translation>%1: die Regel %2 ist jetzt %3, vorher %4.</translation>
    </message>
    <message>
        <source>%1 was renamed; it was “%2” — readers look for the old name.</source>
        <translation>%1 wurde umbenannt, vorher „%2“ – wer Antworten liest, sucht den alten Namen.</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 ist neu.</translation>
    </message>
    <message>
        <source>%1 was removed — readers expect it.</source>
        <translation>%1 ist entfallen – wer Antworten liest, erwartet es.</translation>
    </message>
    <message>
        <source>%1 was removed; it was optional.</source>
        <translation>%1 ist entfallen; es war optional.</translation>
    </message>
    <message>
        <source>%1: the order of its members changed.</source>
        <translation>%1: die Reihenfolge der Felder hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 takes no further members any more.</source>
        <translation>%1 nimmt keine weiteren Felder mehr.</translation>
    </message>
    <message>
        <source>%1: which further members it takes changed.</source>
        <translation>%1: welche weiteren Felder es nimmt, hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 is no longer required — it may be missing.</source>
        <translation>%1 ist nicht mehr erforderlich – es kann fehlen.</translation>
    </message>
    <message>
        <source>%1 is now required.</source>
        <translation>%1 ist jetzt erforderlich.</translation>
    </message>
    <message>
        <source>%1: its alternatives are gone; it may be anything else that its rules allow.</source>
        <translation>%1: die Alternativen sind entfallen; es darf alles sein, was die übrigen Regeln erlauben.</translation>
    </message>
    <message>
        <source>%1 is now one of %2 alternatives.</source>
        <translation>%1 ist jetzt eine von %2 Alternativen.</translation>
    </message>
    <message>
        <source>%1: the rule “%2” changed.</source>
        <translation>%1: die Regel „%2“ hat sich geändert.</translation>
    </message>
    <message>
        <source>%1: the rule “%2” was added.</source>
        <translation>%1: die Regel „%2“ ist neu.</translation>
    </message>
    <message>
        <source>%1: the rule “%2” is gone.</source>
        <translation>%1: die Regel „%2“ ist entfallen.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rules of “allOf” are gone or changed.</source>
        <translation>
            <numerusform>%1: %n Regel aus „allOf“ ist entfallen oder geändert.</numerusform>
            <numerusform>%1: %n Regeln aus „allOf“ sind entfallen oder geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rules were added to “allOf”.</source>
        <translation>
            <numerusform>%1: %n Regel ist in „allOf“ dazugekommen.</numerusform>
            <numerusform>%1: %n Regeln sind in „allOf“ dazugekommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the number of first items with rules of their own is now %2; it was %3.</source>
        <translation>%1: die Zahl der ersten Einträge mit eigenen Regeln ist jetzt %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1: the number of its alternatives is now %2; it was %3.</source>
        <translation>%1: die Zahl der Alternativen ist jetzt %2, vorher %3.</translation>
    </message>
</context>
<context>
    <name>SchemaEdit</name>
    <message>
        <source>A rule needs two fields.</source>
        <translation>Eine Regel braucht zwei Felder.</translation>
    </message>
    <message>
        <source>A rule needs a value of %1 for which it holds.</source>
        <translation>Eine Regel braucht einen Wert von %1, für den sie gilt.</translation>
    </message>
    <message>
        <source>A rule needs to say what %1 must be.</source>
        <translation>Eine Regel muss sagen, was %1 sein muss.</translation>
    </message>
    <message>
        <source>When %1 is %2</source>
        <translation>Wenn %1 %2 ist</translation>
    </message>
    <message>
        <source>When %1 is one of %2</source>
        <translation>Wenn %1 eines von %2 ist</translation>
    </message>
    <message>
        <source>%1, %2 must be there.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, muss es %2 geben.</translation>
    </message>
    <message>
        <source>%1, %2 is at least %3.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, ist %2 mindestens %3.</translation>
    </message>
    <message>
        <source>%1, %2 is at most %3.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, ist %2 höchstens %3.</translation>
    </message>
    <message>
        <source>%1, %2 is %3.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, ist %2 %3.</translation>
    </message>
    <message>
        <source>%1, %2 is one of %3.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, ist %2 eines von %3.</translation>
    </message>
    <message>
        <source>Add a rule for %1</source>
        <translation>Regel für %1 hinzufügen</translation>
    </message>
    <message>
        <source>Change the rule for %1</source>
        <translation>Regel für %1 ändern</translation>
    </message>
    <message>
        <source>Remove the rule for %1</source>
        <translation>Regel für %1 entfernen</translation>
    </message>
    <message>
        <source>A shared part needs a name.</source>
        <translation>Ein gemeinsamer Teil braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a shared part “%1”.</source>
        <translation>Es gibt schon einen gemeinsamen Teil „%1“.</translation>
    </message>
    <message>
        <source>Make %1 a shared part</source>
        <translation>%1 zum gemeinsamen Teil machen</translation>
    </message>
    <message>
        <source>This reference leads to nothing in this schema.</source>
        <translation>Dieser Verweis führt in diesem Schema nirgendwohin.</translation>
    </message>
    <message>
        <source>This reference leads to a schema that holds it; it would never end.</source>
        <translation>Dieser Verweis führt zu einem Schema, in dem er selbst steht; das hätte kein Ende.</translation>
    </message>
    <message>
        <source>What this reference leads to has an address of its own, which cannot be there twice.</source>
        <translation>Das Ziel dieses Verweises hat eine eigene Adresse, die es nicht zweimal geben kann.</translation>
    </message>
    <message>
        <source>Copy the shared part %1 in here</source>
        <translation>Gemeinsamen Teil %1 hierher kopieren</translation>
    </message>
    <message>
        <source>Add the shared part %1</source>
        <translation>Gemeinsamen Teil %1 hinzufügen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>The shared part %1 is used by %n fields.</source>
        <translation>
            <numerusform>Der gemeinsame Teil %1 wird von %n Feld verwendet.</numerusform>
            <numerusform>Der gemeinsame Teil %1 wird von %n Feldern verwendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the shared part %1</source>
        <translation>Gemeinsamen Teil %1 entfernen</translation>
    </message>
    <message>
        <source>This place is no longer in the schema.</source>
        <translation>Diese Stelle gibt es im Schema nicht mehr.</translation>
    </message>
    <message>
        <source>A field needs a name.</source>
        <translation>Ein Feld braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a field “%1” here.</source>
        <translation>Hier gibt es schon ein Feld „%1“.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>A rule of this group already speaks of a field “%1”.</source>
        <translation>Eine Regel dieser Gruppe spricht schon von einem Feld „%1“.</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 verdoppeln</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>A group cannot be moved into itself.</source>
        <translation>Eine Gruppe lässt sich nicht in sich selbst verschieben.</translation>
    </message>
    <message>
        <source>There is no group above %1.</source>
        <translation>Über %1 steht keine Gruppe.</translation>
    </message>
    <message>
        <source>%1 is in no group that it could leave.</source>
        <translation>%1 steht in keiner Gruppe, die es verlassen könnte.</translation>
    </message>
    <message>
        <source>Require %1</source>
        <translation>%1 verlangen</translation>
    </message>
    <message>
        <source>Make %1 optional</source>
        <translation>%1 freistellen</translation>
    </message>
    <message>
        <source>the schema</source>
        <translation>das Schema</translation>
    </message>
    <message>
        <source>Make %1 a %2</source>
        <comment>%2 is a type: Whole number</comment>
        <translation>%1 als „%2“</translation>
    </message>
    <message>
        <source>Allow %1 to be empty</source>
        <translation>Erlauben, dass %1 leer ist</translation>
    </message>
    <message>
        <source>Do not allow %1 to be empty</source>
        <translation>Nicht erlauben, dass %1 leer ist</translation>
    </message>
    <message>
        <source>Change “%1” of %2</source>
        <translation>„%1“ von %2 ändern</translation>
    </message>
    <message>
        <source>This schema allows nothing; choose a type for it first.</source>
        <translation>Dieses Schema erlaubt nichts; wählen Sie zuerst einen Typ.</translation>
    </message>
    <message>
        <source>Remove “%1” of %2</source>
        <translation>„%1“ von %2 entfernen</translation>
    </message>
    <message>
        <source>Allow extra fields in %1</source>
        <translation>Weitere Felder in %1 erlauben</translation>
    </message>
    <message>
        <source>Forbid extra fields in %1</source>
        <translation>Weitere Felder in %1 verbieten</translation>
    </message>
    <message>
        <source>“%1” holds something else than shared parts.</source>
        <translation>In „%1“ steht etwas anderes als gemeinsame Teile.</translation>
    </message>
    <message>
        <source>%1, %2 is left out.</source>
        <comment>%1: When a is b</comment>
        <translation>%1, fehlt %2.</translation>
    </message>
    <message>
        <source>A rule that is only checked here stays behind the rules that are sent.</source>
        <translation>Eine Regel, die nur hier geprüft wird, bleibt hinter den Regeln, die gesendet werden.</translation>
    </message>
    <message>
        <source>Move the rule for %1</source>
        <translation>Regel für %1 verschieben</translation>
    </message>
    <message>
        <source>Only fields, options and shared parts can be moved.</source>
        <translation>Nur Felder, Optionen und geteilte Teile lassen sich verschieben.</translation>
    </message>
    <message>
        <source>Move an option</source>
        <translation>Option verschieben</translation>
    </message>
</context>
<context>
    <name>SchemaExport</name>
    <message>
        <source>It is nested too deep for %1; it stands for anything.</source>
        <translation>Es ist für %1 zu tief verschachtelt und steht für irgendetwas.</translation>
    </message>
    <message>
        <source>%1 cannot say “%2”; it stands as a comment.</source>
        <translation>%1 kann „%2“ nicht ausdrücken; es steht als Kommentar da.</translation>
    </message>
    <message>
        <source>In Pydantic a member that may be left out may also be None.</source>
        <translation>In Pydantic darf ein Feld, das fehlen darf, auch None sein.</translation>
    </message>
</context>
<context>
    <name>SchemaImport</name>
    <message numerus="yes">
        <source>Each of the %n objects in the list was read as one sample.</source>
        <translation>
            <numerusform>Das %n Objekt der Liste wurde als ein Beispiel gelesen.</numerusform>
            <numerusform>Jedes der %n Objekte der Liste wurde als ein Beispiel gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no header row in this text.</source>
        <translation>Dieser Text hat keine Kopfzeile.</translation>
    </message>
    <message>
        <source>This prompt has no “outputs”.</source>
        <translation>Dieser Prompt hat keine „outputs“.</translation>
    </message>
    <message>
        <source>This text is no schema, sample, TypeScript type, Pydantic class, table header or OpenAPI document that is known here.</source>
        <translation>Dieser Text ist kein Schema, Beispiel, TypeScript-Typ, Tabellenkopf, OpenAPI-Dokument und keine Pydantic-Klasse, die hier bekannt wären.</translation>
    </message>
    <message>
        <source>Nothing uses “%1”; it is kept among the reusable types.</source>
        <translation>Nichts verwendet „%1“; es bleibt bei den wiederverwendbaren Typen.</translation>
    </message>
    <message>
        <source>“%1” of OpenAPI has no meaning in a schema; it was left out.</source>
        <translation>„%1“ aus OpenAPI hat in einem Schema keine Bedeutung und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” of draft 2019-09 was read as a plain reference to the whole schema.</source>
        <translation>„%1“ aus Entwurf 2019-09 wurde als einfacher Verweis auf das ganze Schema gelesen.</translation>
    </message>
    <message>
        <source>A schema is a JSON object; this is something else.</source>
        <translation>Ein Schema ist ein JSON-Objekt; dies ist etwas anderes.</translation>
    </message>
    <message>
        <source>The schema was taken out of the request around it.</source>
        <translation>Das Schema wurde aus der Anfrage darum herausgenommen.</translation>
    </message>
    <message>
        <source>This OpenAPI document has no schemas under “components”.</source>
        <translation>Dieses OpenAPI-Dokument hat keine Schemas unter „components“.</translation>
    </message>
    <message>
        <source>This OpenAPI document has no schema “%1”.</source>
        <translation>Dieses OpenAPI-Dokument hat kein Schema „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>The document has %n schemas; “%1” was taken.</source>
        <translation>
            <numerusform>Das Dokument hat %n Schema; „%1“ wurde genommen.</numerusform>
            <numerusform>Das Dokument hat %n Schemas; „%1“ wurde genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no model in this text: no class with members that have types.</source>
        <translation>In diesem Text ist kein Modell: keine Klasse, deren Felder Typen haben.</translation>
    </message>
    <message>
        <source>There are several classes “%1”; the last was taken.</source>
        <translation>Es gibt mehrere Klassen „%1“; die letzte wurde genommen.</translation>
    </message>
    <message>
        <source>The value of “%1” is no plain value; its name was taken.</source>
        <translation>Der Wert von „%1“ ist kein einfacher Wert; der Name wurde genommen.</translation>
    </message>
    <message>
        <source>The enum “%1” has no values; it was left out.</source>
        <translation>Die Aufzählung „%1“ hat keine Werte und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” is not in this text; what “%2” takes from it is missing.</source>
        <translation>„%1“ steht nicht in diesem Text; was „%2“ davon übernimmt, fehlt.</translation>
    </message>
    <message>
        <source>The class “%1” has no members with types; it was passed over.</source>
        <translation>Die Klasse „%1“ hat keine Felder mit Typen und wurde übergangen.</translation>
    </message>
    <message>
        <source>What the function “%1” checks or computes was not taken over.</source>
        <translation>Was die Funktion „%1“ prüft oder berechnet, wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>“%1” has no type; it was passed over.</source>
        <translation>„%1“ hat keinen Typ und wurde übergangen.</translation>
    </message>
    <message>
        <source>This type was not understood; it was taken as anything.</source>
        <translation>Dieser Typ wurde nicht verstanden und gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>The type “%1” was not understood; it was taken as anything.</source>
        <translation>Der Typ „%1“ wurde nicht verstanden und gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>This value was not understood; it was left out.</source>
        <translation>Dieser Wert wurde nicht verstanden und wurde weggelassen.</translation>
    </message>
    <message>
        <source>Type parameters were taken as anything.</source>
        <translation>Typparameter gelten als irgendetwas.</translation>
    </message>
    <message>
        <source>This rule was not understood; it was left out.</source>
        <translation>Diese Regel wurde nicht verstanden und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” was not understood; it was left out.</source>
        <translation>„%1“ wurde nicht verstanden und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The value of “%1” is no plain value; it was left out.</source>
        <translation>Der Wert von „%1“ ist kein einfacher Wert und wurde weggelassen.</translation>
    </message>
    <message>
        <source>something is left behind this type.</source>
        <translation>hinter diesem Typ steht noch etwas.</translation>
    </message>
    <message>
        <source>“%1” is expected here.</source>
        <translation>hier wird „%1“ erwartet.</translation>
    </message>
    <message>
        <source>types are nested too deep here.</source>
        <translation>hier sind Typen zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>the name of the class is expected here.</source>
        <translation>hier wird der Name der Klasse erwartet.</translation>
    </message>
    <message>
        <source>the members of the class “%1” are expected here, indented.</source>
        <translation>hier werden die Felder der Klasse „%1“ erwartet, eingerückt.</translation>
    </message>
    <message>
        <source>the end of the line is expected here.</source>
        <translation>hier wird das Ende der Zeile erwartet.</translation>
    </message>
    <message>
        <source>a name is expected behind the dot.</source>
        <translation>hinter dem Punkt wird ein Name erwartet.</translation>
    </message>
    <message>
        <source>a type or a value is expected here.</source>
        <translation>hier wird ein Typ oder ein Wert erwartet.</translation>
    </message>
    <message>
        <source>this line is indented like no line before it.</source>
        <translation>diese Zeile ist eingerückt wie keine Zeile davor.</translation>
    </message>
    <message>
        <source>this text in quotes has no end.</source>
        <translation>dieser Text in Anführungszeichen hat kein Ende.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>There is no interface or type in this text.</source>
        <translation>In diesem Text ist kein Interface und kein Typ.</translation>
    </message>
    <message>
        <source>“%1” is no type; it was passed over.</source>
        <translation>„%1“ ist kein Typ und wurde übergangen.</translation>
    </message>
    <message>
        <source>a name is expected behind “extends”.</source>
        <translation>hinter „extends“ wird ein Name erwartet.</translation>
    </message>
    <message>
        <source>“%1” is not in this text; it was taken as anything.</source>
        <translation>„%1“ steht nicht in diesem Text und gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>a name of a choice is expected here.</source>
        <translation>hier wird der Name einer Auswahl erwartet.</translation>
    </message>
    <message>
        <source>“,” or “}” is expected here.</source>
        <translation>hier wird „,“ oder „}“ erwartet.</translation>
    </message>
    <message>
        <source>this enum has no choices.</source>
        <translation>diese Aufzählung hat keine Auswahl.</translation>
    </message>
    <message>
        <source>“&gt;” is missing.</source>
        <translation>„&gt;“ fehlt.</translation>
    </message>
    <message>
        <source>this comment has no end.</source>
        <translation>dieser Kommentar hat kein Ende.</translation>
    </message>
    <message>
        <source>A function cannot stand in JSON; it was taken as anything.</source>
        <translation>Eine Funktion kann nicht in JSON stehen und gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>A conditional type was taken as anything.</source>
        <translation>Ein bedingter Typ gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>The type of a member (T[&quot;name&quot;]) was taken as anything.</source>
        <translation>Der Typ eines Feldes (T[&quot;name&quot;]) gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>A pattern in backquotes was taken as any text.</source>
        <translation>Ein Muster in Backticks gilt als beliebiger Text.</translation>
    </message>
    <message>
        <source>a type is expected here.</source>
        <translation>hier wird ein Typ erwartet.</translation>
    </message>
    <message>
        <source>“%1” was taken as anything.</source>
        <translation>„%1“ gilt als irgendetwas.</translation>
    </message>
    <message>
        <source>“%1&lt;…&gt;” was read as the type inside.</source>
        <translation>„%1&lt;…&gt;“ wurde als der Typ darin gelesen.</translation>
    </message>
    <message>
        <source>“,” or “]” is expected here.</source>
        <translation>hier wird „,“ oder „]“ erwartet.</translation>
    </message>
    <message>
        <source>“}” is missing.</source>
        <translation>„}“ fehlt.</translation>
    </message>
    <message>
        <source>the name of a member is expected here.</source>
        <translation>hier wird der Name eines Feldes erwartet.</translation>
    </message>
    <message>
        <source>The function “%1” cannot stand in JSON; it was left out.</source>
        <translation>Die Funktion „%1“ kann nicht in JSON stehen und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“:” and a type are expected behind “%1”.</source>
        <translation>hinter „%1“ werden „:“ und ein Typ erwartet.</translation>
    </message>
    <message>
        <source>“;” is expected here.</source>
        <translation>hier wird „;“ erwartet.</translation>
    </message>
</context>
<context>
    <name>SchemaLint</name>
    <message>
        <source>The schema has %1 fields; at most %2 are accepted.</source>
        <translation>Das Schema hat %1 Felder; höchstens %2 werden angenommen.</translation>
    </message>
    <message>
        <source>Groups are nested %1 levels deep; at most %2 are accepted.</source>
        <translation>Gruppen sind %1 Ebenen tief verschachtelt; höchstens %2 werden angenommen.</translation>
    </message>
    <message>
        <source>The choices have %1 entries in all; at most %2 are accepted.</source>
        <translation>Die Auswahlen haben zusammen %1 Einträge; höchstens %2 werden angenommen.</translation>
    </message>
    <message>
        <source>Names and choices have %1 characters in all; at most %2 are accepted.</source>
        <translation>Namen und Auswahlen haben zusammen %1 Zeichen; höchstens %2 werden angenommen.</translation>
    </message>
    <message>
        <source>%1 Servers with older limits refuse it.</source>
        <translation>%1 Server mit älteren Grenzen weisen es ab.</translation>
    </message>
    <message>
        <source>A choice with more than %1 entries may have %2 characters; it has %3.</source>
        <translation>Eine Auswahl mit mehr als %1 Einträgen darf %2 Zeichen haben; sie hat %3.</translation>
    </message>
    <message>
        <source>No provider</source>
        <translation>Kein Anbieter</translation>
    </message>
    <message>
        <source>OpenAI strict</source>
        <translation>OpenAI strikt</translation>
    </message>
    <message>
        <source>OpenAI fine-tuned</source>
        <translation>OpenAI feinabgestimmt</translation>
    </message>
    <message>
        <source>JSON mode</source>
        <translation>JSON-Modus</translation>
    </message>
    <message>
        <source>Anthropic</source>
        <translation>Anthropic</translation>
    </message>
    <message>
        <source>Gemini</source>
        <translation>Gemini</translation>
    </message>
    <message>
        <source>Local models</source>
        <translation>Lokale Modelle</translation>
    </message>
    <message>
        <source>JSON mode is not sent the schema; all of it is only checked here.</source>
        <translation>Im JSON-Modus wird das Schema nicht gesendet; es wird ganz nur hier geprüft.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>At least %1 items.</source>
        <translation>Mindestens %1 Einträge.</translation>
    </message>
    <message>
        <source>At most %1 items.</source>
        <translation>Höchstens %1 Einträge.</translation>
    </message>
    <message>
        <source>At least %1 fields.</source>
        <translation>Mindestens %1 Felder.</translation>
    </message>
    <message>
        <source>At most %1 fields.</source>
        <translation>Höchstens %1 Felder.</translation>
    </message>
    <message>
        <source>%1 or more.</source>
        <translation>%1 oder mehr.</translation>
    </message>
    <message>
        <source>%1 or less.</source>
        <translation>%1 oder weniger.</translation>
    </message>
    <message>
        <source>More than %1.</source>
        <translation>Mehr als %1.</translation>
    </message>
    <message>
        <source>Less than %1.</source>
        <translation>Weniger als %1.</translation>
    </message>
    <message>
        <source>A multiple of %1.</source>
        <translation>Ein Vielfaches von %1.</translation>
    </message>
    <message>
        <source>Matches the pattern %1.</source>
        <translation>Entspricht dem Muster %1.</translation>
    </message>
    <message>
        <source>In the format %1.</source>
        <translation>Im Format %1.</translation>
    </message>
    <message>
        <source>No item twice.</source>
        <translation>Kein Eintrag doppelt.</translation>
    </message>
    <message>
        <source>With %1 also: %2.</source>
        <translation>Mit %1 auch: %2.</translation>
    </message>
    <message>
        <source>Also checked afterwards: %1.</source>
        <translation>Wird danach auch geprüft: %1.</translation>
    </message>
    <message>
        <source>Wrap in a group</source>
        <translation>In eine Gruppe setzen</translation>
    </message>
    <message>
        <source>Insert the copy</source>
        <translation>Kopie einsetzen</translation>
    </message>
    <message>
        <source>Check only here</source>
        <translation>Nur hier prüfen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove format</source>
        <translation>Format entfernen</translation>
    </message>
    <message>
        <source>Refer by path</source>
        <translation>Mit Pfad verweisen</translation>
    </message>
    <message>
        <source>Use any of</source>
        <translation>Eines davon zulassen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Make a plain list</source>
        <translation>Einfache Liste daraus machen</translation>
    </message>
    <message>
        <source>No longer require</source>
        <translation>Nicht mehr verlangen</translation>
    </message>
    <message>
        <source>Require, allow empty</source>
        <translation>Verlangen, leer zulassen</translation>
    </message>
    <message>
        <source>Forbid extra fields</source>
        <translation>Weitere Felder verbieten</translation>
    </message>
    <message>
        <source>“true” is no schema here: say what the value is.</source>
        <translation>„true“ ist hier kein Schema: angeben, was der Wert ist.</translation>
    </message>
    <message>
        <source>“false” is no schema here: nothing could ever stand at this place.</source>
        <translation>„false“ ist hier kein Schema: An dieser Stelle könnte nie etwas stehen.</translation>
    </message>
    <message>
        <source>Names for schemas are not accepted; refer by path.</source>
        <translation>Namen für Schemas werden nicht angenommen; mit Pfad verweisen.</translation>
    </message>
    <message>
        <source>The provider refuses this note; it has no effect on the answer.</source>
        <translation>Der Anbieter weist diesen Vermerk ab; er hat keine Wirkung auf die Antwort.</translation>
    </message>
    <message>
        <source>“%1” names nothing in this schema; other documents cannot be referred to.</source>
        <translation>„%1“ bezeichnet nichts in diesem Schema; auf andere Dokumente kann nicht verwiesen werden.</translation>
    </message>
    <message>
        <source>The whole schema cannot be a reference.</source>
        <translation>Das ganze Schema kann kein Verweis sein.</translation>
    </message>
    <message>
        <source>Nothing may stand beside a reference.</source>
        <translation>Neben einem Verweis darf nichts stehen.</translation>
    </message>
    <message>
        <source>“oneOf” is not accepted; here “anyOf” means the same.</source>
        <translation>„oneOf“ wird nicht angenommen; „anyOf“ bedeutet hier dasselbe.</translation>
    </message>
    <message>
        <source>Sent as anyOf: that exactly one alternative fits is only checked here.</source>
        <translation>Wird als anyOf gesendet: Dass genau eine Alternative passt, wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>“oneOf” is not accepted, and its alternatives may fit at the same time. Give each a field with a value of its own, or accept any of them.</source>
        <translation>„oneOf“ wird nicht angenommen, und mehrere Alternativen können zugleich passen. Jeder ein Feld mit eigenem Wert geben oder jede zulassen.</translation>
    </message>
    <message>
        <source>It collides with the rules beside it; it is only checked here.</source>
        <translation>Es widerspricht den Regeln daneben; es wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>This part of “allOf” cannot be merged: it collides with the rules beside it.</source>
        <translation>Dieser Teil von „allOf“ lässt sich nicht zusammenführen: Er widerspricht den Regeln daneben.</translation>
    </message>
    <message>
        <source>This alternative never fits.</source>
        <translation>Diese Alternative passt nie.</translation>
    </message>
    <message>
        <source>Two alternatives begin with the field “%1”; some servers refuse that. Put another field first.</source>
        <translation>Zwei Alternativen beginnen mit dem Feld „%1“; manche Server weisen das ab. Ein anderes Feld an den Anfang stellen.</translation>
    </message>
    <message>
        <source>The answer as a whole must be a group, not a choice between alternatives.</source>
        <translation>Die Antwort als Ganzes muss eine Gruppe sein, keine Wahl zwischen Alternativen.</translation>
    </message>
    <message>
        <source>The answer as a whole must be a group (“type”: “object”).</source>
        <translation>Die Antwort als Ganzes muss eine Gruppe sein („type“: „object“).</translation>
    </message>
    <message>
        <source>A schema that contains itself is not accepted.</source>
        <translation>Ein Schema, das sich selbst enthält, wird nicht angenommen.</translation>
    </message>
    <message>
        <source>The provider refuses this keyword; it is only checked here.</source>
        <translation>Der Anbieter weist dieses Schlüsselwort ab; es wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>An address ($id) inside a schema is not accepted.</source>
        <translation>Eine Adresse ($id) im Inneren eines Schemas wird nicht angenommen.</translation>
    </message>
    <message>
        <source>A grammar does not enforce it; it is only checked here.</source>
        <translation>Eine Grammatik erzwingt es nicht; es wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>The format “%1” is not accepted.</source>
        <translation>Das Format „%1“ wird nicht angenommen.</translation>
    </message>
    <message>
        <source>A list can be asked for 0 or 1 items at least, not for more.</source>
        <translation>Von einer Liste können mindestens 0 oder 1 Einträge verlangt werden, nicht mehr.</translation>
    </message>
    <message>
        <source>A grammar takes only patterns from ^ to $.</source>
        <translation>Eine Grammatik nimmt nur Muster von ^ bis $.</translation>
    </message>
    <message>
        <source>A choice can be a text, a number, yes/no or empty.</source>
        <translation>Eine Auswahl kann ein Text, eine Zahl, ja/nein oder leer sein.</translation>
    </message>
    <message>
        <source>A grammar cannot take fields and alternatives in one group.</source>
        <translation>Eine Grammatik kann Felder und Alternativen nicht in einer Gruppe aufnehmen.</translation>
    </message>
    <message>
        <source>The schema keeps this rule for here; it is not sent.</source>
        <translation>Das Schema bewahrt diese Regel für hier auf; sie wird nicht gesendet.</translation>
    </message>
    <message>
        <source>“%1” is required, but there is no such field.</source>
        <translation>„%1“ wird verlangt, aber es gibt kein solches Feld.</translation>
    </message>
    <message>
        <source>The field “%1” can never have a value.</source>
        <translation>Das Feld „%1“ kann nie einen Wert haben.</translation>
    </message>
    <message>
        <source>“%1” is optional; every field must be required.</source>
        <translation>„%1“ ist freiwillig; jedes Feld muss verlangt werden.</translation>
    </message>
    <message>
        <source>The provider never accepts members that are not listed.</source>
        <translation>Der Anbieter nimmt nie Felder an, die nicht aufgeführt sind.</translation>
    </message>
    <message>
        <source>A group with fields of any name is not accepted. Name its fields, or make it a list of groups with a name and a value.</source>
        <translation>Eine Gruppe mit Feldern beliebigen Namens wird nicht angenommen. Die Felder benennen oder eine Liste von Gruppen mit Name und Wert daraus machen.</translation>
    </message>
    <message>
        <source>A group must forbid extra fields.</source>
        <translation>Eine Gruppe muss weitere Felder verbieten.</translation>
    </message>
    <message>
        <source>A list must say what its items are.</source>
        <translation>Eine Liste muss angeben, was ihre Einträge sind.</translation>
    </message>
    <message>
        <source>Sent as a list; what stands at which place is only checked here.</source>
        <translation>Wird als Liste gesendet; was an welcher Stelle steht, wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>A list with a kind for each place is not accepted.</source>
        <translation>Eine Liste mit eigener Art für jede Stelle wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Anything fits here; say which type it is.</source>
        <translation>Hier passt alles; den Typ angeben.</translation>
    </message>
    <message>
        <source>It names nothing; nothing is sent for it.</source>
        <translation>Er bezeichnet nichts; dafür wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Make it a reusable type</source>
        <translation>Zu einem wiederverwendbaren Typ machen</translation>
    </message>
    <message>
        <source>“%1” is a rule that is not sent; what refers to it needs a type of its own.</source>
        <translation>„%1“ ist eine Regel, die nicht gesendet wird; was darauf verweist, braucht einen eigenen Typ.</translation>
    </message>
    <message>
        <source>There is nothing to choose from: no value fits.</source>
        <translation>Es gibt nichts auszuwählen: Kein Wert passt.</translation>
    </message>
    <message>
        <source>%1 at least and %2 at most: no value fits.</source>
        <translation>Mindestens %1 und höchstens %2: Kein Wert passt.</translation>
    </message>
    <message>
        <source>At least one character.</source>
        <translation>Mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>At most one character.</source>
        <translation>Höchstens ein Zeichen.</translation>
    </message>
    <message>
        <source>At least one item.</source>
        <translation>Mindestens ein Eintrag.</translation>
    </message>
    <message>
        <source>At most one item.</source>
        <translation>Höchstens ein Eintrag.</translation>
    </message>
    <message>
        <source>At least one field.</source>
        <translation>Mindestens ein Feld.</translation>
    </message>
    <message>
        <source>At most one field.</source>
        <translation>Höchstens ein Feld.</translation>
    </message>
    <message>
        <source>A rule across fields is checked afterwards.</source>
        <translation>Eine Regel über Felder wird danach geprüft.</translation>
    </message>
    <message>
        <source>Parts that all have to fit (“allOf”) are not accepted.</source>
        <translation>Teile, die alle passen müssen („allOf“), werden nicht angenommen.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>More than</source>
        <translation>Mehr als</translation>
    </message>
    <message>
        <source>Less than</source>
        <translation>Weniger als</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Kürzeste</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Fewest</source>
        <translation>Wenigste</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Meiste</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Kind of text</source>
        <translation>Art des Textes</translation>
    </message>
    <message>
        <source>No item twice</source>
        <translation>Kein Eintrag doppelt</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>label in the form, keyword</comment>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>keyword</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>A rule across fields (if/then/else) is not accepted.</source>
        <translation>Eine Regel über Felder (if/then/else) wird nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 is not accepted.</source>
        <comment>what the form calls a keyword</comment>
        <translation>%1 wird nicht angenommen.</translation>
    </message>
    <message>
        <source>The provider refuses rules across fields (if/then/else); it is only checked here.</source>
        <translation>Der Anbieter weist Regeln über Felder (if/then/else) ab; sie wird nur hier geprüft.</translation>
    </message>
    <message>
        <source>A grammar enforces %1 for whole numbers only.</source>
        <comment>what the form calls a keyword</comment>
        <translation>Eine Grammatik erzwingt %1 nur für ganze Zahlen.</translation>
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
    <name>ServerWords</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>asks you</source>
        <translation>fragt Sie</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Nothing was started. Press Start to be asked again.</source>
        <translation>Nichts wurde gestartet. Mit „Starten“ werden Sie noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Edit the server, then start it again.</source>
        <translation>Bearbeiten Sie den Server, und starten Sie ihn dann noch einmal.</translation>
    </message>
    <message>
        <source>Edit its headers: a key is missing, wrong or used up.</source>
        <translation>Bearbeiten Sie seine Header: Ein Schlüssel fehlt, ist falsch oder aufgebraucht.</translation>
    </message>
    <message>
        <source>Its last words are in the log. Start it again when the reason is gone.</source>
        <translation>Seine letzten Worte stehen im Protokoll. Starten Sie ihn noch einmal, wenn der Grund behoben ist.</translation>
    </message>
    <message>
        <source>It may still be downloading something: the log tells. Start it again.</source>
        <translation>Vielleicht lädt er noch etwas herunter: Das Protokoll sagt es. Starten Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Check the address and the connection, then start it again.</source>
        <translation>Prüfen Sie Adresse und Verbindung, und starten Sie ihn dann noch einmal.</translation>
    </message>
    <message>
        <source>Another version of the server may help. The log tells more.</source>
        <translation>Eine andere Fassung des Servers kann helfen. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Start it again. The log may tell more.</source>
        <translation>Starten Sie ihn noch einmal. Das Protokoll sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>standard error</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>Standardausgabe</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>SettingsPartCommand</name>
    <message>
        <source>&amp;Budget</source>
        <translation>&amp;Budget</translation>
    </message>
    <message>
        <source>Re&amp;quests and proxy</source>
        <translation>&amp;Anfragen und Proxy</translation>
    </message>
</context>
<context>
    <name>ShowQueueCommand</name>
    <message>
        <source>&amp;Queue and limits</source>
        <translation>&amp;Warteschlangen und Limits</translation>
    </message>
</context>
<context>
    <name>SkipCommand</name>
    <message>
        <source>S&amp;kip</source>
        <comment>give up a request that waits</comment>
        <translation>Über&amp;springen</translation>
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
        <extracomment>Day and month without the year, as QLocale writes dates; German: &quot;d. MMM&quot;</extracomment>
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
        <source>Ne&amp;xt tab</source>
        <translation>Nä&amp;chster Tab</translation>
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
        <translation>Die Vorlage erzeugt zu viel Text. Schleifen in Schleifen vervielfachen sich.</translation>
    </message>
    <message>
        <source>The value of “%1” holds a line that looks like the start of a message. The prompt is strict about that (template.format.strict).</source>
        <translation>Der Wert von „%1“ enthält eine Zeile, die wie der Anfang einer Nachricht aussieht. Der Prompt ist darin streng (template.format.strict).</translation>
    </message>
    <message>
        <source>an expression</source>
        <translation>ein Ausdruck</translation>
    </message>
    <message>
        <source>“%1” is not closed; “%2” is missing.</source>
        <translation>„%1“ ist nicht geschlossen; „%2“ fehlt.</translation>
    </message>
    <message>
        <source>Partials ({{&gt; …}}) cannot be used in a prompt.</source>
        <translation>Partials ({{&gt; …}}) sind in einem Prompt nicht möglich.</translation>
    </message>
    <message>
        <source>A tag holds one name.</source>
        <translation>Ein Tag enthält einen einzigen Namen.</translation>
    </message>
    <message>
        <source>New delimiters read “{{=&lt;% %&gt;=}}”.</source>
        <translation>Neue Begrenzer lauten „{{=&lt;% %&gt;=}}“.</translation>
    </message>
    <message>
        <source>Sections are nested more than %1 levels deep.</source>
        <translation>Abschnitte sind tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>“{{/%1}}” closes nothing here.</source>
        <translation>„{{/%1}}“ schließt hier nichts.</translation>
    </message>
    <message>
        <source>“{{#%1}}” has no “{{/%1}}”.</source>
        <translation>„{{#%1}}“ hat kein „{{/%1}}“.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>„%1“ hat hier keine Bedeutung.</translation>
    </message>
    <message>
        <source>This text in quotes has no end.</source>
        <translation>Dieser Text in Anführungszeichen hat kein Ende.</translation>
    </message>
    <message>
        <source>Something is missing before the end of this tag.</source>
        <translation>Vor dem Ende dieses Tags fehlt etwas.</translation>
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation>„%1“ gehört nicht hierher.</translation>
    </message>
    <message>
        <source>This expression is nested more than %1 levels deep.</source>
        <translation>Dieser Ausdruck ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>There is no filter “%1”. Known ones: %2.</source>
        <translation>Es gibt keinen Filter „%1“. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>The filter “%1” takes another number of values.</source>
        <translation>Der Filter „%1“ nimmt eine andere Anzahl von Werten.</translation>
    </message>
    <message>
        <source>“%1” has no “%2”.</source>
        <translation>„%1“ hat kein „%2“.</translation>
    </message>
    <message>
        <source>“%1” is no statement of this format. It knows if, elif, else, endif, for and endfor.</source>
        <translation>„%1“ ist keine Anweisung dieses Formats. Es kennt if, elif, else, endif, for und endfor.</translation>
    </message>
    <message>
        <source>Blocks are nested more than %1 levels deep.</source>
        <translation>Blöcke sind tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>A loop reads “for NAME in LIST”.</source>
        <translation>Eine Schleife lautet „for NAME in LISTE“.</translation>
    </message>
    <message>
        <source>“%1” stands outside an “if”, or after its “else”.</source>
        <translation>„%1“ steht außerhalb eines „if“ oder nach dessen „else“.</translation>
    </message>
    <message>
        <source>“%1” closes nothing here.</source>
        <translation>„%1“ schließt hier nichts.</translation>
    </message>
</context>
<context>
    <name>TestSet</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>this quote has no end.</source>
        <translation>Dieses Anführungszeichen hat kein Ende.</translation>
    </message>
    <message>
        <source>there is text after the closing quote. Quotes inside a field are written twice.</source>
        <translation>Nach dem schließenden Anführungszeichen folgt Text. Anführungszeichen in einem Feld werden doppelt geschrieben.</translation>
    </message>
    <message>
        <source>there are more than %1 columns.</source>
        <translation>Es gibt mehr als %1 Spalten.</translation>
    </message>
    <message>
        <source>a column has no name in the header row.</source>
        <translation>Eine Spalte hat in der Kopfzeile keinen Namen.</translation>
    </message>
    <message>
        <source>the column “%1” stands twice in the header row.</source>
        <translation>Die Spalte „%1“ steht zweimal in der Kopfzeile.</translation>
    </message>
    <message>
        <source>this row has %1 fields, the header row %2.</source>
        <translation>Diese Zeile hat %1 Felder, die Kopfzeile %2.</translation>
    </message>
    <message>
        <source>a test case is a JSON object.</source>
        <translation>Ein Testfall ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
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
    <name>TokenWords</name>
    <message>
        <source>Token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>part of %1: bytes %2</source>
        <translation>Teil von %1: Bytes %2</translation>
    </message>
</context>
<context>
    <name>ToolFile</name>
    <message>
        <source>This mock has no name.</source>
        <translation>Dieser Mock hat keinen Namen.</translation>
    </message>
    <message>
        <source>Two mocks are called “%1”.</source>
        <translation>Zwei Mocks heißen „%1“.</translation>
    </message>
    <message>
        <source>Another mock is the default already; this one is never used for it.</source>
        <translation>Ein anderer Mock ist schon die Vorgabe; dieser wird dafür nie benutzt.</translation>
    </message>
    <message>
        <source>It is not said which MCP server has this tool.</source>
        <translation>Es ist nicht gesagt, welcher MCP-Server dieses Tool hat.</translation>
    </message>
    <message>
        <source>There is no program to run.</source>
        <translation>Es gibt kein Programm, das laufen soll.</translation>
    </message>
    <message>
        <source>This text is not UTF-8.</source>
        <translation>Dieser Text ist kein UTF-8.</translation>
    </message>
    <message>
        <source>A tool is an object with a name, a description and parameters.</source>
        <translation>Ein Tool ist ein Objekt mit Name, Beschreibung und Parametern.</translation>
    </message>
    <message>
        <source>The parameters of a tool are a JSON Schema object.</source>
        <translation>Die Parameter eines Tools sind ein JSON-Schema-Objekt.</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>“%1” holds something that is no tool; it was left alone.</source>
        <translation>„%1“ enthält etwas, das kein Tool ist; die Datei blieb unangetastet.</translation>
    </message>
    <message>
        <source>“%1” is no name for a tool: it takes 1 to 64 letters (a–z), digits, “_” or “-”.</source>
        <translation>„%1“ ist kein Name für ein Tool: Erlaubt sind 1 bis 64 Buchstaben (a–z), Ziffern, „_“ oder „-“.</translation>
    </message>
    <message>
        <source>The parameters of the tool “%1” are a JSON Schema object.</source>
        <translation>Die Parameter des Tools „%1“ sind ein JSON-Schema-Objekt.</translation>
    </message>
    <message>
        <source>This has no result.</source>
        <translation>Hier fehlt das Ergebnis.</translation>
    </message>
    <message>
        <source>This has to be a list.</source>
        <translation>Das muss eine Liste sein.</translation>
    </message>
    <message>
        <source>This has to be an object with a result.</source>
        <translation>Das muss ein Objekt mit einem Ergebnis sein.</translation>
    </message>
    <message>
        <source>Results come from one of manual, mock, recorded, mcp and command.</source>
        <translation>Ergebnisse kommen von manual, mock, recorded, mcp oder command.</translation>
    </message>
    <message>
        <source>The time limit is a number of milliseconds above 0.</source>
        <translation>Die Zeitgrenze ist eine Anzahl von Millisekunden über 0.</translation>
    </message>
    <message>
        <source>This answer is no longer in the file.</source>
        <translation>Diese Antwort steht nicht mehr in der Datei.</translation>
    </message>
    <message>
        <source>Name the tool %1</source>
        <translation>Tool %1 nennen</translation>
    </message>
    <message>
        <source>Describe the tool</source>
        <translation>Tool beschreiben</translation>
    </message>
    <message>
        <source>Change “strict”</source>
        <translation>„strict“ ändern</translation>
    </message>
    <message>
        <source>Change “destructive”</source>
        <translation>„destructive“ ändern</translation>
    </message>
    <message>
        <source>Change who answers</source>
        <translation>Ändern, wer antwortet</translation>
    </message>
    <message>
        <source>Add a mock</source>
        <translation>Mock hinzufügen</translation>
    </message>
    <message>
        <source>Add a recorded result</source>
        <translation>Aufgezeichnetes Ergebnis hinzufügen</translation>
    </message>
    <message>
        <source>In the file, “%1” is no list. It is left as it is; the source can be mended.</source>
        <translation>In der Datei ist „%1“ keine Liste. Sie bleibt, wie sie ist; im Quelltext lässt sie sich berichtigen.</translation>
    </message>
    <message>
        <source>Remove a mock</source>
        <translation>Mock entfernen</translation>
    </message>
    <message>
        <source>Remove a recorded result</source>
        <translation>Aufgezeichnetes Ergebnis entfernen</translation>
    </message>
    <message>
        <source>Move a mock</source>
        <translation>Mock verschieben</translation>
    </message>
    <message>
        <source>Move a recorded result</source>
        <translation>Aufgezeichnetes Ergebnis verschieben</translation>
    </message>
    <message>
        <source>Change a mock</source>
        <translation>Mock ändern</translation>
    </message>
    <message>
        <source>Change a recorded result</source>
        <translation>Aufgezeichnetes Ergebnis ändern</translation>
    </message>
    <message>
        <source>The arguments of a call are a group; these never match.</source>
        <translation>Die Argumente eines Aufrufs sind eine Gruppe; diese passen nie.</translation>
    </message>
</context>
<context>
    <name>ToolLog</name>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>allowed once</source>
        <translation>einmal erlaubt</translation>
    </message>
    <message>
        <source>allowed for this session</source>
        <translation>für diese Sitzung erlaubt</translation>
    </message>
    <message>
        <source>allowed earlier in this session</source>
        <translation>vorher in dieser Sitzung erlaubt</translation>
    </message>
    <message>
        <source>always allowed from now on</source>
        <translation>ab jetzt immer erlaubt</translation>
    </message>
    <message>
        <source>always allowed</source>
        <translation>immer erlaubt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Arguments: %1</source>
        <translation>Argumente: %1</translation>
    </message>
    <message>
        <source>In the folder: %1</source>
        <translation>Im Ordner: %1</translation>
    </message>
</context>
<context>
    <name>ToolShelf</name>
    <message>
        <source>The folder for tools cannot be made.</source>
        <translation>Der Ordner für Tools lässt sich nicht anlegen.</translation>
    </message>
</context>
<context>
    <name>ToolSources</name>
    <message>
        <source>“%1” was not allowed to run.</source>
        <translation>„%1“ durfte nicht laufen.</translation>
    </message>
    <message>
        <source>No mock of “%1” is meant for these arguments.</source>
        <translation>Kein Mock von „%1“ ist für diese Argumente gedacht.</translation>
    </message>
    <message>
        <source>“%1” has no recorded result for these arguments.</source>
        <translation>„%1“ hat zu diesen Argumenten kein aufgezeichnetes Ergebnis.</translation>
    </message>
    <message>
        <source>“%1” names no program to run.</source>
        <translation>„%1“ nennt kein Programm, das laufen soll.</translation>
    </message>
    <message>
        <source>There is no MCP server “%1” here.</source>
        <translation>Einen MCP-Server „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>waits for the MCP server “%1”</source>
        <translation>wartet auf den MCP-Server „%1“</translation>
    </message>
</context>
<context>
    <name>ToolUse</name>
    <message>
        <source>%1: the tool “%2” of the MCP server “%3”</source>
        <translation>%1: das Werkzeug „%2“ des MCP-Servers „%3“</translation>
    </message>
    <message>
        <source>the MCP server “%1”: %2</source>
        <translation>den MCP-Server „%1“: %2</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>This branch is not there any more.</source>
        <translation>Diesen Zweig gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This turn is not on the branch any more.</source>
        <translation>Diese Runde liegt nicht mehr auf dem Zweig.</translation>
    </message>
    <message>
        <source>This turn has no such call.</source>
        <translation>Diese Runde hat keinen solchen Aufruf.</translation>
    </message>
    <message>
        <source>Every call needs a result first.</source>
        <translation>Zuerst braucht jeder Aufruf ein Ergebnis.</translation>
    </message>
    <message>
        <source>The last turn has no answer yet.</source>
        <translation>Die letzte Runde hat noch keine Antwort.</translation>
    </message>
    <message>
        <source>There is nothing to send: a message is needed.</source>
        <translation>Es gibt nichts zu senden: Eine Nachricht fehlt.</translation>
    </message>
    <message>
        <source>This turn takes no answer.</source>
        <translation>Diese Runde nimmt keine Antwort an.</translation>
    </message>
    <message>
        <source>This call has its result already; editing it makes a branch.</source>
        <translation>Dieser Aufruf hat sein Ergebnis schon; es zu ändern, beginnt einen Zweig.</translation>
    </message>
    <message>
        <source>Other result of %1</source>
        <translation>Anderes Ergebnis von %1</translation>
    </message>
    <message>
        <source>Other arguments of %1</source>
        <translation>Andere Argumente für %1</translation>
    </message>
    <message>
        <source>Recorded result of %1</source>
        <translation>Aufgezeichnetes Ergebnis von %1</translation>
    </message>
    <message>
        <source>This turn has no answer yet.</source>
        <translation>Diese Runde hat noch keine Antwort.</translation>
    </message>
    <message>
        <source>Other answer</source>
        <translation>Andere Antwort</translation>
    </message>
    <message>
        <source>This turn has no such message.</source>
        <translation>Diese Runde hat keine solche Nachricht.</translation>
    </message>
    <message>
        <source>Other message</source>
        <translation>Andere Nachricht</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Andere Einstellungen</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>There is no edit to take back.</source>
        <translation>Es gibt keine Änderung, die sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>A branch needs a name.</source>
        <translation>Ein Zweig braucht einen Namen.</translation>
    </message>
    <message>
        <source>The first branch is what was recorded; it stays.</source>
        <translation>Der erste Zweig ist das Aufgezeichnete; er bleibt.</translation>
    </message>
    <message>
        <source>There is no edit to bring back.</source>
        <translation>Es gibt keine Änderung, die wiederkommen könnte.</translation>
    </message>
    <message>
        <source>There is a branch “%1” already.</source>
        <translation>Einen Zweig „%1“ gibt es schon.</translation>
    </message>
</context>
<context>
    <name>TraceAssertions</name>
    <message>
        <source>“most” is a whole number.</source>
        <translation>„most“ ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>“most” is an amount of dollars, for example &quot;0.01&quot;.</source>
        <translation>„most“ ist ein Betrag in Dollar, zum Beispiel &quot;0.01&quot;.</translation>
    </message>
    <message>
        <source>“times” is a whole number.</source>
        <translation>„times“ ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>“%1” is nothing that can be asserted.</source>
        <translation>„%1“ lässt sich nicht zusichern.</translation>
    </message>
    <message>
        <source>It is not said which tool is meant.</source>
        <translation>Es ist nicht gesagt, welches Tool gemeint ist.</translation>
    </message>
    <message>
        <source>%1 was not called.</source>
        <translation>%1 wurde nicht aufgerufen.</translation>
    </message>
    <message>
        <source>No tool was called.</source>
        <translation>Es wurde kein Tool aufgerufen.</translation>
    </message>
    <message>
        <source>First called: %1.</source>
        <translation>Zuerst aufgerufen: %1.</translation>
    </message>
    <message>
        <source>The arguments of %1 match.</source>
        <translation>Die Argumente von %1 passen.</translation>
    </message>
    <message>
        <source>No call of %1 has such arguments: %2</source>
        <translation>Kein Aufruf von %1 hat solche Argumente: %2</translation>
    </message>
    <message>
        <source>There is no final answer.</source>
        <translation>Es gibt keine Schlussantwort.</translation>
    </message>
    <message>
        <source>The conversation ended with an error: %1</source>
        <translation>Das Gespräch endete mit einem Fehler: %1</translation>
    </message>
    <message>
        <source>The conversation ended with tool calls, without a final answer.</source>
        <translation>Das Gespräch endete mit Tool-Aufrufen, ohne Schlussantwort.</translation>
    </message>
    <message>
        <source>There is a final answer.</source>
        <translation>Es gibt eine Schlussantwort.</translation>
    </message>
    <message>
        <source>The final answer is valid.</source>
        <translation>Die Schlussantwort ist gültig.</translation>
    </message>
    <message>
        <source>The final answer breaks the schema: %1</source>
        <translation>Die Schlussantwort verletzt das Schema: %1</translation>
    </message>
    <message>
        <source>The final answer could not be checked: the schema makes no sense.</source>
        <translation>Die Schlussantwort ließ sich nicht prüfen: Das Schema ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The final answer is no JSON.</source>
        <translation>Die Schlussantwort ist kein JSON.</translation>
    </message>
    <message>
        <source>The final answer was cut.</source>
        <translation>Die Schlussantwort wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>The model refused.</source>
        <translation>Das Modell hat abgelehnt.</translation>
    </message>
    <message>
        <source>The provider&apos;s content filter took the answer away.</source>
        <translation>Der Inhaltsfilter des Anbieters hat die Antwort entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>The cost of %n answer(s) is not known.</source>
        <translation>
            <numerusform>Die Kosten von %n Antwort sind nicht bekannt.</numerusform>
            <numerusform>Die Kosten von %n Antworten sind nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cost %1.</source>
        <translation>Es hat %1 gekostet.</translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %n answer(s) were not reported.</source>
        <translation>
            <numerusform>Die Tokens von %n Antwort wurden nicht gemeldet.</numerusform>
            <numerusform>Die Tokens von %n Antworten wurden nicht gemeldet.</numerusform>
        </translation>
    </message>
    <message>
        <source>It took %1 tokens.</source>
        <translation>Es hat %1 Tokens gebraucht.</translation>
    </message>
    <message>
        <source>Assertions are a list.</source>
        <translation>Zusicherungen sind eine Liste.</translation>
    </message>
    <message>
        <source>%1 is called</source>
        <translation>%1 wird aufgerufen</translation>
    </message>
    <message>
        <source>%1 is not called</source>
        <translation>%1 wird nicht aufgerufen</translation>
    </message>
    <message>
        <source>%1 is called first</source>
        <translation>%1 wird zuerst aufgerufen</translation>
    </message>
    <message>
        <source>%1 is called with %2</source>
        <translation>%1 wird mit %2 aufgerufen</translation>
    </message>
    <message>
        <source>any arguments</source>
        <translation>beliebigen Argumenten</translation>
    </message>
    <message>
        <source>The final answer is valid</source>
        <translation>Die Schlussantwort ist gültig</translation>
    </message>
    <message>
        <source>It costs at most %1</source>
        <translation>Es kostet höchstens %1</translation>
    </message>
    <message>
        <source>It takes at most %1 tokens</source>
        <translation>Es braucht höchstens %1 Tokens</translation>
    </message>
    <message>
        <source>%1 was called once.</source>
        <translation>%1 wurde einmal aufgerufen.</translation>
    </message>
    <message>
        <source>%1 was called %2 times.</source>
        <comment>tool, number above one</comment>
        <translation>%1 wurde %2-mal aufgerufen.</translation>
    </message>
    <message>
        <source>Wanted: %1.</source>
        <translation>Gewünscht: %1.</translation>
    </message>
    <message>
        <source>The model was asked once.</source>
        <translation>Das Modell wurde einmal gefragt.</translation>
    </message>
    <message>
        <source>The model was asked %1 times.</source>
        <translation>Das Modell wurde %1-mal gefragt.</translation>
    </message>
    <message>
        <source>%1 is called once</source>
        <translation>%1 wird einmal aufgerufen</translation>
    </message>
    <message>
        <source>%1 is called %2 times</source>
        <comment>tool, number</comment>
        <translation>%1 wird %2-mal aufgerufen</translation>
    </message>
    <message>
        <source>The model is asked at most once</source>
        <translation>Das Modell wird höchstens einmal gefragt</translation>
    </message>
    <message>
        <source>The model is asked at most %1 times</source>
        <translation>Das Modell wird höchstens %1-mal gefragt</translation>
    </message>
</context>
<context>
    <name>TraceDiff</name>
    <message>
        <source>Failed:</source>
        <translation>Gescheitert:</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Text before the calls</source>
        <translation>Text vor den Aufrufen</translation>
    </message>
    <message>
        <source>Final answer</source>
        <translation>Schlussantwort</translation>
    </message>
    <message>
        <source>Call of %1</source>
        <translation>Aufruf von %1</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>Ergebnis von %1</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out, %3</source>
        <translation>%1 Tokens hinein, %2 heraus, %3</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Nachher: %1</translation>
    </message>
</context>
<context>
    <name>TraceFile</name>
    <message numerus="yes">
        <source>%n more problem(s) of this kind.</source>
        <translation>
            <numerusform>%n weiteres Problem dieser Art.</numerusform>
            <numerusform>%n weitere Probleme dieser Art.</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn %1 in the file has no usable number; it was left out.</source>
        <translation>Runde %1 der Datei hat keine brauchbare Nummer; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>There are two turns with the number %1; the first counts.</source>
        <translation>Zwei Runden haben die Nummer %1; die erste zählt.</translation>
    </message>
    <message>
        <source>Nothing is known of the settings of turn %1.</source>
        <translation>Von den Einstellungen der Runde %1 ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Turn %1 follows on nothing that is there; it was left out.</source>
        <translation>Runde %1 folgt auf nichts, was da ist; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>A branch has no name of its own (“%1”); it was left out.</source>
        <translation>Ein Zweig hat keinen eigenen Namen („%1“); er wurde weggelassen.</translation>
    </message>
    <message>
        <source>The branch “%1” ends with a turn that is not there; it was left out.</source>
        <translation>Der Zweig „%1“ endet mit einer Runde, die nicht da ist; er wurde weggelassen.</translation>
    </message>
    <message>
        <source>The first branch is missing; it was made anew.</source>
        <translation>Der erste Zweig fehlt; er wurde neu angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) belong to no branch; they were left out.</source>
        <translation>
            <numerusform>%n Runde gehört zu keinem Zweig; sie wurde weggelassen.</numerusform>
            <numerusform>%n Runden gehören zu keinem Zweig; sie wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no recorded conversation of this program.</source>
        <translation>Das ist kein aufgezeichnetes Gespräch dieses Programms.</translation>
    </message>
    <message>
        <source>This conversation was saved by a later version of the program, which this one cannot read.</source>
        <translation>Dieses Gespräch hat eine spätere Version des Programms gespeichert; diese hier kann es nicht lesen.</translation>
    </message>
</context>
<context>
    <name>TraceImport</name>
    <message>
        <source>this is no message; it was left out.</source>
        <translation>das ist keine Nachricht; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” is no role that is known; the message was left out.</source>
        <translation>„%1“ ist keine bekannte Rolle; die Nachricht wurde weggelassen.</translation>
    </message>
    <message>
        <source>items of the type “%1” are not known; it was left out.</source>
        <translation>Einträge vom Typ „%1“ sind nicht bekannt; er wurde weggelassen.</translation>
    </message>
    <message>
        <source>a picture, sound or file of an answer was left out.</source>
        <translation>ein Bild, Ton oder eine Datei einer Antwort wurde weggelassen.</translation>
    </message>
    <message>
        <source>a call without the name of its tool was left out.</source>
        <translation>ein Aufruf ohne den Namen seines Tools wurde weggelassen.</translation>
    </message>
    <message>
        <source>a result that no call is waiting for was left out.</source>
        <translation>ein Ergebnis, auf das kein Aufruf wartet, wurde weggelassen.</translation>
    </message>
    <message>
        <source>an answer follows an answer; an empty message was put between them.</source>
        <translation>eine Antwort folgt auf eine Antwort; eine leere Nachricht wurde dazwischengesetzt.</translation>
    </message>
    <message>
        <source>the call of %1 before this has no result; it was given an empty one.</source>
        <translation>der Aufruf von %1 davor hat kein Ergebnis; er bekam ein leeres.</translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) of this kind.</source>
        <translation>
            <numerusform>%n weiteres Problem dieser Art.</numerusform>
            <numerusform>%n weitere Probleme dieser Art.</numerusform>
        </translation>
    </message>
    <message>
        <source>this is no tool that can be used here; it was left out.</source>
        <translation>das ist kein Tool, das hier benutzt werden kann; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>There is no conversation in this: a list of messages was expected.</source>
        <translation>Darin ist kein Gespräch: Erwartet wurde eine Liste von Nachrichten.</translation>
    </message>
    <message>
        <source>No model is named; what follows is asked of %1.</source>
        <translation>Es ist kein Modell genannt; was folgt, geht an %1.</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>has a result</source>
        <translation>hat ein Ergebnis</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>edited or mock</source>
        <translation>bearbeitet oder Attrappe</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>needs a result</source>
        <translation>braucht ein Ergebnis</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Attrappe</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>MCP</source>
        <translation>MCP</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <extracomment>Day, month and time, as QLocale writes dates; German: &quot;d. MMM, HH:mm&quot;</extracomment>
        <translation>d. MMM, HH:mm</translation>
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
    <name>WireFormat</name>
    <message>
        <source>Chosen for this prompt.</source>
        <translation>Für diesen Prompt gewählt.</translation>
    </message>
    <message>
        <source>%1 answers in this format only.</source>
        <translation>%1 antwortet nur in diesem Format.</translation>
    </message>
    <message>
        <source>%1 thinks and calls tools in this format only.</source>
        <translation>%1 denkt und ruft Werkzeuge nur in diesem Format auf.</translation>
    </message>
</context>
<context>
    <name>WorkspaceServers</name>
    <message>
        <source>The MCP server “%1” is no longer in mcp.json.</source>
        <translation>Der MCP-Server „%1“ steht nicht mehr in mcp.json.</translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation>Ein Server braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a server “%1” already.</source>
        <translation>Einen Server „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>The MCP server “%1” is switched off in mcp.json.</source>
        <translation>Der MCP-Server „%1“ ist in mcp.json abgeschaltet.</translation>
    </message>
    <message>
        <source>The MCP server “%1” was not allowed to start.</source>
        <translation>Der MCP-Server „%1“ durfte nicht starten.</translation>
    </message>
    <message>
        <source>“%1” is no key for MCP servers. The names of theirs begin with “mcp/”.</source>
        <translation>„%1“ ist kein Schlüssel für MCP-Server. Die Namen der ihren beginnen mit „mcp/“.</translation>
    </message>
    <message>
        <source>The start was stopped.</source>
        <translation>Der Start wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The server was stopped.</source>
        <translation>Der Server wurde angehalten.</translation>
    </message>
    <message>
        <source>The store of secrets keeps nothing.</source>
        <translation>Der Speicher für Geheimnisse behält nichts.</translation>
    </message>
</context>
<context>
    <name>ZoomCommand</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>V&amp;ergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Normal si&amp;ze</source>
        <translation>Normale Gr&amp;öße</translation>
    </message>
</context>
<context>
    <name>cuewright::AnswerForm</name>
    <message>
        <source>JSON; texts are regular expressions</source>
        <translation>JSON; Texte sind reguläre Ausdrücke</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>Recorded result</source>
        <translation>Aufgezeichnetes Ergebnis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet auf</translation>
    </message>
    <message>
        <source>Which calls it answers. Where several fit: exactly these, at least these, by pattern, any call, the default</source>
        <translation>Auf welche Aufrufe er antwortet. Wo mehrere passen: genau diese, mindestens diese, nach Muster, jeder Aufruf, die Vorgabe</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>JSON or a text, as it is sent to the model</source>
        <translation>JSON oder ein Text, wie er an das Modell geht</translation>
    </message>
    <message>
        <source>Tells that the tool failed</source>
        <translation>Sagt, dass das Tool gescheitert ist</translation>
    </message>
    <message>
        <source>In the file: isError</source>
        <translation>In der Datei: isError</translation>
    </message>
</context>
<context>
    <name>cuewright::AnswersModel</name>
    <message>
        <source>Exactly these arguments</source>
        <translation>Genau diese Argumente</translation>
    </message>
    <message>
        <source>At least these arguments</source>
        <translation>Mindestens diese Argumente</translation>
    </message>
    <message>
        <source>Texts by pattern</source>
        <translation>Texte nach Muster</translation>
    </message>
    <message>
        <source>Any call</source>
        <translation>Jeder Aufruf</translation>
    </message>
    <message>
        <source>Where no other fits</source>
        <translation>Wo kein anderer passt</translation>
    </message>
    <message>
        <source>This is no group with a result. It can be changed in the source.</source>
        <translation>Das ist keine Gruppe mit einem Ergebnis. Im Quelltext lässt es sich ändern.</translation>
    </message>
    <message>
        <source>The arguments of a call are a group; these never match.</source>
        <translation>Die Argumente eines Aufrufs sind eine Gruppe; diese passen nie.</translation>
    </message>
    <message>
        <source>This mock has no name.</source>
        <translation>Dieser Mock hat keinen Namen.</translation>
    </message>
    <message>
        <source>Two mocks are called “%1”.</source>
        <translation>Zwei Mocks heißen „%1“.</translation>
    </message>
    <message>
        <source>Another mock is the default already; this one is never used for it.</source>
        <translation>Ein anderer Mock ist schon die Vorgabe; dieser wird dafür nie benutzt.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, arguments</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, what is wrong</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet auf</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>cuewright::AnswersPane</name>
    <message>
        <source>Mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>Mocks</source>
        <translation>Mocks</translation>
    </message>
    <message>
        <source>Recorded results</source>
        <translation>Aufgezeichnete Ergebnisse</translation>
    </message>
    <message>
        <source>Mocks of the tool</source>
        <translation>Mocks des Tools</translation>
    </message>
    <message>
        <source>Recorded results of the tool</source>
        <translation>Aufgezeichnete Ergebnisse des Tools</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Add mock</source>
        <translation>Mock hinzufügen</translation>
    </message>
    <message>
        <source>Add result</source>
        <translation>Ergebnis hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No mocks yet</source>
        <translation>Noch keine Mocks</translation>
    </message>
    <message>
        <source>A mock is an answer that is made up: runs with it need neither the real tool nor a network.</source>
        <translation>Ein Mock ist eine erdachte Antwort: Läufe damit brauchen weder das echte Tool noch ein Netz.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>What real calls of this tool got, to be played again without a network.</source>
        <translation>Was echte Aufrufe dieses Tools ergaben, ohne Netz wieder abzuspielen.</translation>
    </message>
</context>
<context>
    <name>cuewright::AssertionForm</name>
    <message>
        <source>The amount is a number of dollars, for example 0.01.</source>
        <translation>Der Betrag ist eine Zahl von Dollar, zum Beispiel 0.01.</translation>
    </message>
    <message>
        <source>New assertion</source>
        <translation>Neue Zusicherung</translation>
    </message>
    <message>
        <source>Change the assertion</source>
        <translation>Zusicherung ändern</translation>
    </message>
    <message>
        <source>What has to hold</source>
        <translation>Was gelten muss</translation>
    </message>
    <message>
        <source>A tool is called</source>
        <translation>Ein Tool wird aufgerufen</translation>
    </message>
    <message>
        <source>A tool is not called</source>
        <translation>Ein Tool wird nicht aufgerufen</translation>
    </message>
    <message>
        <source>A tool is called first</source>
        <translation>Ein Tool wird zuerst aufgerufen</translation>
    </message>
    <message>
        <source>A tool is called with these arguments</source>
        <translation>Ein Tool wird mit diesen Argumenten aufgerufen</translation>
    </message>
    <message>
        <source>The final answer is valid</source>
        <translation>Die letzte Antwort ist gültig</translation>
    </message>
    <message>
        <source>At most so many rounds</source>
        <translation>Höchstens so viele Runden</translation>
    </message>
    <message>
        <source>At most so many tokens</source>
        <translation>Höchstens so viele Token</translation>
    </message>
    <message>
        <source>At most so much money</source>
        <translation>Höchstens so viel Geld</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Tool</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>at least once</source>
        <translation>mindestens einmal</translation>
    </message>
    <message>
        <source>How the arguments match</source>
        <translation>Wie die Argumente passen</translation>
    </message>
    <message>
        <source>These members, and others may be there</source>
        <translation>Diese, und andere dürfen dabei sein</translation>
    </message>
    <message>
        <source>Exactly these</source>
        <translation>Genau diese</translation>
    </message>
    <message>
        <source>Texts are regular expressions</source>
        <translation>Texte sind reguläre Ausdrücke</translation>
    </message>
    <message>
        <source>Any arguments</source>
        <translation>Beliebige Argumente</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>Argumente als JSON</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>At most, in dollars</source>
        <translation>Höchstens, in Dollar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save it with the prompt</source>
        <translation>Mit dem Prompt speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>cuewright::AssertionsView</name>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>Assertions  %1</source>
        <translation>Zusicherungen  %1</translation>
    </message>
    <message>
        <source>%1 of %2 assertions hold</source>
        <translation>%1 von %2 Zusicherungen gelten</translation>
    </message>
    <message>
        <source>on branch “%1”</source>
        <translation>auf dem Zweig „%1“</translation>
    </message>
    <message>
        <source>The assertions cannot be read</source>
        <translation>Die Zusicherungen sind nicht lesbar</translation>
    </message>
    <message>
        <source>They are in the file of the prompt, under metadata.cuewright.assertions; mend them there. Nothing is changed here until then.</source>
        <translation>Sie stehen in der Datei des Prompts unter metadata.cuewright.assertions; dort lassen sie sich richten. Bis dahin wird hier nichts geändert.</translation>
    </message>
    <message>
        <source>This conversation belongs to no prompt</source>
        <translation>Dieses Gespräch gehört zu keinem Prompt</translation>
    </message>
    <message>
        <source>Assertions are saved with a prompt. Run a prompt with tools, and open that run here.</source>
        <translation>Zusicherungen werden mit einem Prompt gespeichert. Einen Prompt mit Tools ausführen und diesen Lauf hier öffnen.</translation>
    </message>
    <message>
        <source>Nothing is asserted yet</source>
        <translation>Noch ist nichts zugesichert</translation>
    </message>
    <message>
        <source>An assertion says what has to hold for the conversations of this prompt: which tool is called, with what, how many rounds it may take. It is saved with the prompt, and cuewright-cli run checks it too.</source>
        <translation>Eine Zusicherung sagt, was für die Gespräche dieses Prompts gelten muss: welches Tool aufgerufen wird, womit, wie viele Runden es dauern darf. Sie wird mit dem Prompt gespeichert, und auch cuewright-cli run prüft sie.</translation>
    </message>
    <message>
        <source>Add an assertion</source>
        <translation>Zusicherung hinzufügen</translation>
    </message>
    <message>
        <source>The prompt has other changes that are not saved</source>
        <translation>Der Prompt hat weitere Änderungen, die nicht gespeichert sind</translation>
    </message>
    <message>
        <source>The assertions are saved with them.</source>
        <translation>Die Zusicherungen werden mit ihnen gespeichert.</translation>
    </message>
    <message>
        <source>Assertions</source>
        <translation>Zusicherungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the trace</source>
        <translation>Zurück zum Ablauf</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change this assertion</source>
        <translation>Diese Zusicherung ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this assertion</source>
        <translation>Diese Zusicherung entfernen</translation>
    </message>
</context>
<context>
    <name>cuewright::AttemptLogModel</name>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>HTTP status, message</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>provider, model</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, attempt %2 at %3: %4, %5</source>
        <translation>%1, Versuch %2 um %3: %4, %5</translation>
    </message>
    <message>
        <source>%1, no request id</source>
        <translation>%1, keine Anfrage-ID</translation>
    </message>
    <message>
        <source>%1, request id %2</source>
        <translation>%1, Anfrage-ID %2</translation>
    </message>
    <message>
        <source>When it was sent</source>
        <translation>Wann gesendet wurde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The prompt that the request belongs to</source>
        <translation>Der Prompt, zu dem die Anfrage gehört</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Provider and model family</source>
        <translation>Anbieter und Modellfamilie</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Which attempt of its request it was</source>
        <translation>Der wievielte Versuch seiner Anfrage es war</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Status and what it means</source>
        <translation>Status und was er bedeutet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>From sending to the end of the answer</source>
        <translation>Vom Senden bis zum Ende der Antwort</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>The provider&apos;s support finds the request by it</source>
        <translation>Damit findet der Support des Anbieters die Anfrage</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
</context>
<context>
    <name>cuewright::BranchModel</name>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>from step %1</source>
        <translation>ab Schritt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>not run yet</source>
        <translation>noch nicht gelaufen</translation>
    </message>
    <message>
        <source>Branch %1, %2</source>
        <translation>Zweig %1, %2</translation>
    </message>
</context>
<context>
    <name>cuewright::BranchPane</name>
    <message>
        <source>Branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>Branches  %1</source>
        <translation>Zweige  %1</translation>
    </message>
    <message>
        <source>New branch from this step</source>
        <translation>Neuer Zweig ab diesem Schritt</translation>
    </message>
    <message>
        <source>Rename or delete the branch</source>
        <translation>Zweig umbenennen oder löschen</translation>
    </message>
    <message>
        <source>Editing a result starts a branch. main stays as it was.</source>
        <translation>Wer ein Ergebnis bearbeitet, beginnt einen Zweig. main bleibt, wie es war.</translation>
    </message>
</context>
<context>
    <name>cuewright::BreakdownModel</name>
    <message>
        <source>A part of what is sent; parts inside other parts have a paler bar</source>
        <translation>Ein Teil des Gesendeten; Teile anderer Teile haben einen blasseren Balken</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Tokens of this part alone</source>
        <translation>Token dieses Teils allein</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Share of all input tokens</source>
        <translation>Anteil an allen Eingabe-Token</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>At the model&apos;s present price for input</source>
        <translation>Zum heutigen Eingabepreis des Modells</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>What each call is shorter and cheaper by without this part</source>
        <translation>Um wie viel jeder Aufruf ohne diesen Teil kürzer und billiger ist</translation>
    </message>
    <message>
        <source>Removing saves</source>
        <translation>Weglassen spart</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Descriptions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>Choices of %1</source>
        <translation>Auswahl von %1</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Rahmen</translation>
    </message>
    <message numerus="yes">
        <source>Correction from %n run(s)</source>
        <translation>
            <numerusform>Korrektur aus %n Lauf</numerusform>
            <numerusform>Korrektur aus %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>its value, in message %1</source>
        <translation>sein Wert, in Nachricht %1</translation>
    </message>
    <message>
        <source>its value</source>
        <translation>sein Wert</translation>
    </message>
    <message>
        <source>its value, in messages %1</source>
        <translation>sein Wert, in den Nachrichten %1</translation>
    </message>
    <message>
        <source>of the schema and its fields</source>
        <translation>des Schemas und seiner Felder</translation>
    </message>
    <message>
        <source>in the schema</source>
        <translation>im Schema</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>of the tool %1 and its inputs</source>
        <translation>des Werkzeugs %1 und seiner Eingaben</translation>
    </message>
    <message>
        <source>around messages and tools</source>
        <translation>um Nachrichten und Werkzeuge</translation>
    </message>
    <message>
        <source>around messages</source>
        <translation>um die Nachrichten</translation>
    </message>
    <message>
        <source>what the provider reported for them</source>
        <translation>was der Anbieter für sie gemeldet hat</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>tokens, money</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Counted exactly</source>
        <translation>Genau gezählt</translation>
    </message>
    <message>
        <source>An estimate: providers do not publish how they show this to the model</source>
        <translation>Eine Schätzung: Anbieter veröffentlichen nicht, wie sie dies dem Modell zeigen</translation>
    </message>
    <message>
        <source>The price of this model is not known</source>
        <translation>Der Preis dieses Modells ist nicht bekannt</translation>
    </message>
    <message>
        <source>Cannot be left out</source>
        <translation>Kann nicht weggelassen werden</translation>
    </message>
    <message>
        <source>%1 tokens and %2 a call less</source>
        <translation>%1 Token und %2 weniger je Aufruf</translation>
    </message>
    <message>
        <source>%1 tokens a call less</source>
        <translation>%1 Token weniger je Aufruf</translation>
    </message>
    <message>
        <source>%1, %2: %3 tokens, %4</source>
        <translation>%1, %2: %3 Token, %4</translation>
    </message>
    <message>
        <source>%1. Removing saves %2</source>
        <translation>%1. Weglassen spart %2</translation>
    </message>
</context>
<context>
    <name>cuewright::BreakdownPanel</name>
    <message>
        <source>the same</source>
        <translation>genauso viel</translation>
    </message>
    <message>
        <source>%1 fewer</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt…</translation>
    </message>
    <message>
        <source>Every part is left out once and the rest counted again.</source>
        <translation>Jeder Teil wird einmal weggelassen und der Rest neu gezählt.</translation>
    </message>
    <message>
        <source>This prompt cannot be sent yet</source>
        <translation>Dieser Prompt kann noch nicht gesendet werden</translation>
    </message>
    <message>
        <source>Nothing to send yet</source>
        <translation>Noch nichts zu senden</translation>
    </message>
    <message>
        <source>Write a message, and here stands what it costs.</source>
        <translation>Sobald eine Nachricht dasteht, steht hier, was sie kostet.</translation>
    </message>
    <message>
        <source>%1: %2 tokens in</source>
        <comment>model, number</comment>
        <translation>%1: %2 Token ein</translation>
    </message>
    <message>
        <source>A part inside another one has a paler bar and is counted in both.</source>
        <translation>Teile anderer Teile haben einen blasseren Balken und zählen in beiden.</translation>
    </message>
    <message numerus="yes">
        <source>Not counted: %n picture(s), sound(s) or file(s).</source>
        <translation>
            <numerusform>Nicht gezählt: %n Bild, Ton oder Datei.</numerusform>
            <numerusform>Nicht gezählt: %n Bilder, Töne oder Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>For the last such run the estimate was %1, reported %2.</source>
        <translation>Beim letzten solchen Lauf geschätzt %1, gemeldet %2.</translation>
    </message>
    <message>
        <source>Earlier runs say %1; from %2 runs on the estimate is corrected by it.</source>
        <translation>Frühere Läufe sagen %1; ab %2 Läufen wird die Schätzung damit korrigiert.</translation>
    </message>
    <message>
        <source>Earlier runs say %1; correcting is switched off in the settings.</source>
        <translation>Frühere Läufe sagen %1; das Korrigieren ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Where tokens go</source>
        <translation>Wohin die Token gehen</translation>
    </message>
    <message>
        <source>Parts of the next call</source>
        <translation>Teile des nächsten Aufrufs</translation>
    </message>
</context>
<context>
    <name>cuewright::BudgetPane</name>
    <message>
        <source>Warn at</source>
        <translation>Warnen bei</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Anhalten bei</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Ein Lauf</translation>
    </message>
    <message>
        <source>One session</source>
        <translation>Eine Sitzung</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>One day at %1</source>
        <translation>Ein Tag bei %1</translation>
    </message>
    <message>
        <source>%1: warn at</source>
        <translation>%1: warnen bei</translation>
    </message>
    <message>
        <source>%1: stop at</source>
        <translation>%1: anhalten bei</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>%1. $0 is a limit too; an empty field is none.</source>
        <translation>%1. Auch $0 ist eine Grenze; ein leeres Feld ist keine.</translation>
    </message>
    <message>
        <source>%1: used %2</source>
        <comment>day, amount</comment>
        <translation>%1: verbraucht %2</translation>
    </message>
    <message>
        <source>%1 spent, and up to %2 for what is under way or whose cost nobody knows.</source>
        <translation>%1 ausgegeben, und bis zu %2 für das, was unterwegs ist oder dessen Kosten niemand kennt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) count with nothing: what they cost is not known.</source>
        <translation>
            <numerusform>%Ln Aufruf zählt mit nichts: was er kostet, ist nicht bekannt.</numerusform>
            <numerusform>%Ln Aufrufe zählen mit nichts: was sie kosten, ist nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each call is held against these limits before it is sent, with the most that it may cost. They hold for all windows and for the command line. What a call has cost whose program was killed, or that got no answer at all, nobody knows: it counts with that most. Practice runs cost nothing.</source>
        <translation>Jeder Aufruf wird vor dem Senden mit dem Höchsten, das er kosten kann, an diesen Grenzen gemessen. Sie gelten für alle Fenster und für die Befehlszeile. Was ein Aufruf gekostet hat, dessen Programm abgebrochen wurde oder auf den gar keine Antwort kam, weiß niemand: er zählt mit diesem Höchsten. Übungsläufe kosten nichts.</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>What counts against the limits now: spent, and under way</source>
        <translation>Was jetzt auf die Grenzen angerechnet wird: ausgegeben und unterwegs</translation>
    </message>
</context>
<context>
    <name>cuewright::CachedCall</name>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>cuewright::CallPane</name>
    <message>
        <source>The request offered no tool of this name.</source>
        <translation>Die Anfrage bot kein Tool dieses Namens an.</translation>
    </message>
    <message>
        <source>The schema of the tool cannot be used: %1</source>
        <translation>Das Schema des Tools ist nicht brauchbar: %1</translation>
    </message>
    <message>
        <source>The arguments match the tool.</source>
        <translation>Die Argumente passen zum Tool.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>Argumente als JSON</translation>
    </message>
    <message>
        <source>Show all %1 KB</source>
        <translation>Alle %1 KB zeigen</translation>
    </message>
    <message>
        <source>Only the beginning is shown. All of a long text may take a moment.</source>
        <translation>Nur der Anfang wird gezeigt. Ein langer Text kann ganz einen Moment brauchen.</translation>
    </message>
</context>
<context>
    <name>cuewright::CaseStepper</name>
    <message>
        <source>Previous case</source>
        <translation>Voriger Fall</translation>
    </message>
    <message>
        <source>Previous test case</source>
        <translation>Voriger Testfall</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>Next test case</source>
        <translation>Nächster Testfall</translation>
    </message>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n Fall</numerusform>
            <numerusform>%n Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Case %1 of %2, changed</source>
        <translation>Fall %1 von %2, geändert</translation>
    </message>
    <message>
        <source>Case %1 of %2</source>
        <translation>Fall %1 von %2</translation>
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
    <name>cuewright::CommandCall</name>
    <message>
        <source>“%1” could not be started. Is it installed, and spelled like this?</source>
        <translation>„%1“ konnte nicht gestartet werden. Ist es installiert, und schreibt es sich so?</translation>
    </message>
</context>
<context>
    <name>cuewright::CommandPalette</name>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nichts gefunden für „%1“</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Fewer letters find more.</source>
        <translation>Weniger Buchstaben finden mehr.</translation>
    </message>
</context>
<context>
    <name>cuewright::CompareModel</name>
    <message>
        <source>%1 in · %2 out</source>
        <translation>%1 ein · %2 aus</translation>
    </message>
    <message>
        <source>%1 KB: %2</source>
        <translation>%1 KB: %2</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>entfernt: %1</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>hinzugefügt: %1</translation>
    </message>
</context>
<context>
    <name>cuewright::CompareView</name>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n Runde</numerusform>
            <numerusform>%n Runden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation>%1 ein · %2 aus</translation>
    </message>
    <message>
        <source>Both say the same.</source>
        <translation>Beide sagen dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparison of two branches</source>
        <translation>Vergleich zweier Zweige</translation>
    </message>
    <message>
        <source>Left branch</source>
        <translation>Linker Zweig</translation>
    </message>
    <message>
        <source>Right branch</source>
        <translation>Rechter Zweig</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur was sich unterscheidet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the trace</source>
        <translation>Zurück zum Ablauf</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Wird verglichen …</translation>
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
        <source>A server answers</source>
        <translation>Ein Server antwortet</translation>
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
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
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
    <message>
        <source>Waited %1.</source>
        <translation>%1 gewartet.</translation>
    </message>
</context>
<context>
    <name>cuewright::ConversationModel</name>
    <message>
        <source>(picture, sound or file)</source>
        <translation>(Bild, Ton oder Datei)</translation>
    </message>
    <message>
        <source>Needs a result</source>
        <translation>Braucht ein Ergebnis</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>turn %1 · %2</source>
        <translation>Runde %1 · %2</translation>
    </message>
</context>
<context>
    <name>cuewright::CountPane</name>
    <message>
        <source>Correct estimates by reported usage</source>
        <translation>Schätzungen nach gemeldetem Verbrauch korrigieren</translation>
    </message>
    <message>
        <source>Changes figures marked with ≈ only</source>
        <translation>Ändert nur Zahlen mit ≈</translation>
    </message>
    <message>
        <source>Texts are counted exactly. How a provider shows a schema, tools or the messages of newer models to the model is not published; what it reported for your earlier runs tells. From %1 runs of one kind on, the estimate is corrected by what they say; the correction stands beside the other parts under “Where tokens go”. Practice runs do not count.</source>
        <translation>Texte werden genau gezählt. Wie ein Anbieter dem Modell ein Schema, Werkzeuge oder die Nachrichten neuerer Modelle zeigt, ist nicht veröffentlicht; was er für frühere Läufe gemeldet hat, verrät es. Ab %1 Läufen einer Art wird die Schätzung danach korrigiert; die Korrektur steht unter „Wohin die Token gehen“ neben den anderen Teilen. Übungsläufe zählen nicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::DefinitionDialog</name>
    <message>
        <source>Offer this tool</source>
        <translation>Dieses Tool anbieten</translation>
    </message>
    <message>
        <source>Take the changes</source>
        <translation>Änderungen übernehmen</translation>
    </message>
    <message>
        <source>A tool for this turn</source>
        <translation>Ein Tool für diese Runde</translation>
    </message>
    <message>
        <source>The tool “%1” in this turn</source>
        <translation>Das Tool „%1“ in dieser Runde</translation>
    </message>
    <message>
        <source>Changes this turn, on a branch. No file of the project is changed.</source>
        <translation>Ändert diese Runde, auf einem Zweig. Keine Datei des Projekts ändert sich.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>The turn offers a tool “%1” already.</source>
        <translation>Die Runde bietet schon ein Tool „%1“ an.</translation>
    </message>
</context>
<context>
    <name>cuewright::Desk</name>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a file.</source>
        <translation>„%1“ kann kein Dateiname sein.</translation>
    </message>
    <message>
        <source>There is a prompt “%1” already.</source>
        <translation>Einen Prompt „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>kein Schlüssel nötig</translation>
    </message>
    <message>
        <source>key in system keychain</source>
        <translation>Schlüssel im Schlüsselbund</translation>
    </message>
    <message>
        <source>key for this run only</source>
        <translation>Schlüssel nur für diese Sitzung</translation>
    </message>
    <message>
        <source>asking the keychain</source>
        <translation>Schlüsselbund wird gefragt</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>There is a tool “%1” already.</source>
        <translation>Ein Tool „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is a schema “%1” already.</source>
        <translation>Es gibt schon ein Schema „%1“.</translation>
    </message>
    <message>
        <source>The MCP server “%1” does not have this tool any more.</source>
        <translation>Der MCP-Server „%1“ hat dieses Tool nicht mehr.</translation>
    </message>
</context>
<context>
    <name>cuewright::DetailPane</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Parts of the step</source>
        <translation>Teile des Schritts</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Timing and cost</source>
        <translation>Zeiten und Kosten</translation>
    </message>
    <message>
        <source>Answer with</source>
        <translation>Antworten mit</translation>
    </message>
    <message>
        <source>Who answers this call. 1, 2 and 3 choose in the timeline and the list of calls.</source>
        <translation>Wer diesen Aufruf beantwortet. 1, 2 und 3 wählen auf der Zeitleiste und in der Liste der Aufrufe.</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Attrappe</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>cuewright::DiffView</name>
    <message numerus="yes">
        <source>… and %n more lines</source>
        <translation>
            <numerusform>… und %n weitere Zeile</numerusform>
            <numerusform>… und %n weitere Zeilen</numerusform>
        </translation>
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
    <message>
        <source>Queue and limits</source>
        <translation>Warteschlangen und Limits</translation>
    </message>
</context>
<context>
    <name>cuewright::ExamplesRow</name>
    <message>
        <source>Example %1; press to remove</source>
        <translation>Beispiel %1; drücken, um es zu entfernen</translation>
    </message>
    <message>
        <source>%1
Press to remove</source>
        <translation>%1
Drücken, um es zu entfernen</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Add an example</source>
        <translation>Beispiel hinzufügen</translation>
    </message>
    <message>
        <source>Add an example. In JSON Schema: examples</source>
        <translation>Beispiel hinzufügen. In JSON Schema: examples</translation>
    </message>
    <message>
        <source>New example</source>
        <translation>Neues Beispiel</translation>
    </message>
</context>
<context>
    <name>cuewright::ExchangePane</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>too long to be kept whole</source>
        <translation>zu lang, um ganz aufgehoben zu werden</translation>
    </message>
    <message>
        <source>Show all %1 KB</source>
        <translation>Alle %1 KB zeigen</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>What went over the wire was not recorded.</source>
        <translation>Was über die Leitung ging, wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>This turn was not sent yet.</source>
        <translation>Diese Runde wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Raw request and response</source>
        <translation>Anfrage und Antwort, roh</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Only the beginning is shown. All of a long text may take a moment.</source>
        <translation>Nur der Anfang wird gezeigt. Ein langer Text kann ganz einen Moment brauchen.</translation>
    </message>
    <message>
        <source>not kept: it repeated a secret in pieces</source>
        <translation>nicht aufgehoben: Sie wiederholte ein Geheimnis in Stücken</translation>
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
        <translation>nicht angegeben</translation>
    </message>
    <message numerus="yes">
        <source>1 of %n choice(s)</source>
        <translation>
            <numerusform>1 von %n Wert</numerusform>
            <numerusform>1 von %n Werten</numerusform>
        </translation>
    </message>
    <message>
        <source>not in the schema</source>
        <translation>nicht im Schema</translation>
    </message>
</context>
<context>
    <name>cuewright::FieldEditor</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>always present</source>
        <translation>immer vorhanden</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>darf fehlen</translation>
    </message>
    <message>
        <source>%1, kept as is</source>
        <translation>%1, bleibt, wie es ist</translation>
    </message>
    <message>
        <source>the model reads this · %1 tok</source>
        <translation>das Modell liest dies · %1 Tok.</translation>
    </message>
    <message>
        <source>the model reads this</source>
        <translation>das Modell liest dies</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Duplicate the field</source>
        <translation>Feld verdoppeln</translation>
    </message>
    <message>
        <source>Remove the field</source>
        <translation>Feld entfernen</translation>
    </message>
    <message>
        <source>The key in the reply</source>
        <translation>Der Schlüssel in der Antwort</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What the reply has here. In JSON Schema: type, enum, anyOf, $ref</source>
        <translation>Was die Antwort hier hat. In JSON Schema: type, enum, anyOf, $ref</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>In JSON Schema: description</source>
        <translation>In JSON Schema: description</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>In JSON Schema: required</source>
        <translation>In JSON Schema: required</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>Darf leer sein</translation>
    </message>
    <message>
        <source>In JSON Schema: type with null</source>
        <translation>In JSON Schema: type mit null</translation>
    </message>
    <message>
        <source>allows null</source>
        <translation>erlaubt null</translation>
    </message>
    <message>
        <source>Kept as is</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>%1, checked here only</source>
        <translation>%1, wird nur hier geprüft</translation>
    </message>
    <message>
        <source>The provider is not sent this rule; replies are checked for it here.</source>
        <translation>Der Anbieter bekommt diese Regel nicht; Antworten werden hier auf sie geprüft.</translation>
    </message>
    <message>
        <source>The key in the arguments</source>
        <translation>Der Schlüssel in den Argumenten</translation>
    </message>
    <message>
        <source>What the arguments have here. In JSON Schema: type, enum, anyOf, $ref</source>
        <translation>Was die Argumente hier haben. In JSON Schema: type, enum, anyOf, $ref</translation>
    </message>
</context>
<context>
    <name>cuewright::FieldLimits</name>
    <message>
        <source>The whole schema</source>
        <translation>Das ganze Schema</translation>
    </message>
    <message>
        <source>Change the choices</source>
        <translation>Auswahl ändern</translation>
    </message>
    <message>
        <source>This is no regular expression.</source>
        <translation>Das ist kein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>Empty: no limit. In JSON Schema: %1</source>
        <translation>Leer: keine Grenze. In JSON Schema: %1</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Kürzeste</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Fewest</source>
        <translation>Wenigste</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Meiste</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>A regular expression that is found in the text. In JSON Schema: pattern</source>
        <translation>Ein regulärer Ausdruck, der im Text vorkommt. In JSON Schema: pattern</translation>
    </message>
    <message>
        <source>Kind of text</source>
        <translation>Art des Textes</translation>
    </message>
    <message>
        <source>In JSON Schema: format</source>
        <translation>In JSON Schema: format</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>beliebiger Text</translation>
    </message>
    <message>
        <source>No item twice</source>
        <translation>Kein Eintrag doppelt</translation>
    </message>
    <message>
        <source>In JSON Schema: uniqueItems</source>
        <translation>In JSON Schema: uniqueItems</translation>
    </message>
    <message>
        <source>No fields but these</source>
        <translation>Keine Felder außer diesen</translation>
    </message>
    <message>
        <source>In JSON Schema: additionalProperties false</source>
        <translation>In JSON Schema: additionalProperties false</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>Verweist auf</translation>
    </message>
    <message>
        <source>In JSON Schema: $ref</source>
        <translation>In JSON Schema: $ref</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Choose the shared part in the tree</source>
        <translation>Den geteilten Teil im Baum wählen</translation>
    </message>
    <message>
        <source>Put in place</source>
        <translation>Einsetzen</translation>
    </message>
    <message>
        <source>A copy of the shared part takes the place of the reference</source>
        <translation>Eine Kopie des geteilten Teils tritt an die Stelle des Verweises</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>Möglichkeit hinzufügen</translation>
    </message>
    <message>
        <source>One more shape that is accepted. In JSON Schema: anyOf</source>
        <translation>Eine weitere Form, die angenommen wird. In JSON Schema: anyOf</translation>
    </message>
    <message>
        <source>Change a limit</source>
        <translation>Grenze ändern</translation>
    </message>
    <message>
        <source>Say what the items are</source>
        <translation>Einträge festlegen</translation>
    </message>
    <message>
        <source>The list gets a row for its items, which begin as texts. In JSON Schema: items</source>
        <translation>Die Liste bekommt eine Zeile für ihre Einträge, zuerst Texte. In JSON Schema: items</translation>
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
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>no problems</source>
        <translation>keine Probleme</translation>
    </message>
    <message>
        <source>problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>%1, the first %2 shown</source>
        <translation>%1, die ersten %2 gezeigt</translation>
    </message>
    <message>
        <source>still arriving</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>not in the schema</source>
        <translation>nicht im Schema</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>The schema does not know this field.</source>
        <translation>Das Schema kennt dieses Feld nicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::FieldsPane</name>
    <message>
        <source>Add below</source>
        <translation>Darunter hinzufügen</translation>
    </message>
    <message>
        <source>Add inside</source>
        <translation>Darin hinzufügen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Type…</source>
        <translation>Art …</translation>
    </message>
    <message>
        <source>Required or not</source>
        <translation>Pflicht oder nicht</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move into the group above</source>
        <translation>In die Gruppe darüber</translation>
    </message>
    <message>
        <source>Move out of the group</source>
        <translation>Aus der Gruppe heraus</translation>
    </message>
    <message>
        <source>Make a shared part…</source>
        <translation>Zum geteilten Teil machen …</translation>
    </message>
    <message>
        <source>Put the shared part in place</source>
        <translation>Geteilten Teil einsetzen</translation>
    </message>
    <message>
        <source>Go to the source</source>
        <translation>Zur Quelle gehen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fields %1</source>
        <translation>Felder %1</translation>
    </message>
    <message>
        <source>%1 (JSON Schema: %2)</source>
        <translation>%1 (JSON Schema: %2)</translation>
    </message>
    <message>
        <source>Make a shared part</source>
        <translation>Zum geteilten Teil machen</translation>
    </message>
    <message>
        <source>Name of the shared part</source>
        <translation>Name des geteilten Teils</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Add a field below</source>
        <translation>Feld darunter hinzufügen</translation>
    </message>
</context>
<context>
    <name>cuewright::FieldsView</name>
    <message>
        <source>Fields of the reply</source>
        <translation>Felder der Antwort</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV row</source>
        <translation>Als CSV-Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV with names</source>
        <translation>Als CSV mit Namen kopieren</translation>
    </message>
</context>
<context>
    <name>cuewright::FiguresPane</name>
    <message>
        <source>Timing and cost</source>
        <translation>Zeiten und Kosten</translation>
    </message>
    <message>
        <source>Turn sent</source>
        <translation>Runde gesendet</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>First piece after</source>
        <translation>Erstes Stück nach</translation>
    </message>
    <message>
        <source>Answer took</source>
        <translation>Antwort dauerte</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>≈%1, estimated</source>
        <translation>≈%1, geschätzt</translation>
    </message>
    <message>
        <source>%1, from reported usage</source>
        <translation>%1, aus gemeldetem Verbrauch</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Its id was repaired</source>
        <translation>Seine Kennung wurde berichtigt</translation>
    </message>
    <message>
        <source>the model gave none</source>
        <translation>das Modell gab keine an</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Call starts at</source>
        <translation>Aufruf beginnt bei</translation>
    </message>
    <message>
        <source>Call took</source>
        <translation>Aufruf dauerte</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemandem</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Branch so far</source>
        <translation>Zweig bis hier</translation>
    </message>
    <message>
        <source>%1 in · %2 out · %3</source>
        <translation>%1 ein · %2 aus · %3</translation>
    </message>
</context>
<context>
    <name>cuewright::FormatCombo</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>streng</translation>
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
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>practice, not charged</source>
        <translation>Übung, kostenlos</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
</context>
<context>
    <name>cuewright::HistoryView</name>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>noch keine Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>History of this prompt</source>
        <translation>Verlauf dieses Prompts</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Columns of the earlier runs</source>
        <translation>Spalten der früheren Läufe</translation>
    </message>
</context>
<context>
    <name>cuewright::ImportDialog</name>
    <message>
        <source>Told from the text</source>
        <translation>Am Text erkannt</translation>
    </message>
    <message>
        <source>JSON Schema</source>
        <translation>JSON Schema</translation>
    </message>
    <message>
        <source>Sample reply (JSON)</source>
        <translation>Beispielantwort (JSON)</translation>
    </message>
    <message>
        <source>Sample replies, one a line</source>
        <translation>Beispielantworten, eine je Zeile</translation>
    </message>
    <message>
        <source>TypeScript</source>
        <translation>TypeScript</translation>
    </message>
    <message>
        <source>Pydantic</source>
        <translation>Pydantic</translation>
    </message>
    <message>
        <source>OpenAPI (JSON)</source>
        <translation>OpenAPI (JSON)</translation>
    </message>
    <message>
        <source>OpenAPI (YAML)</source>
        <translation>OpenAPI (YAML)</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>Outputs of a prompt</source>
        <translation>Ausgaben eines Prompts</translation>
    </message>
    <message>
        <source>Import a schema from a file</source>
        <translation>Ein Schema aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Schemas, samples and types (*.json *.jsonl *.ts *.py *.yaml *.yml *.csv *.prompty);;All files (*)</source>
        <translation>Schemas, Beispiele und Typen (*.json *.jsonl *.ts *.py *.yaml *.yml *.csv *.prompty);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>Der Text ist zu lang.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>number, sentence</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) for %1; most can be fixed in the designer.</source>
        <translation>
            <numerusform>%n Problem für %1; im Entwurf lässt es sich meist beheben.</numerusform>
            <numerusform>%n Probleme für %1; im Entwurf lassen sich die meisten beheben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with the schema as it is:</source>
        <translation>Verglichen mit dem Schema, wie es ist:</translation>
    </message>
    <message>
        <source>• %1 (code that reads replies has to change)</source>
        <translation>• %1 (Programme, die Antworten lesen, müssen angepasst werden)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
    <message>
        <source>The fields show here before anything changes.</source>
        <translation>Hier stehen die Felder, bevor sich etwas ändert.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n field(s)</source>
        <comment>what the text is</comment>
        <translation>
            <numerusform>%1, %n Feld</numerusform>
            <numerusform>%1, %n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a schema</source>
        <translation>Ein Schema importieren</translation>
    </message>
    <message>
        <source>Paste a schema, a sample reply or a type, or drop a file.</source>
        <translation>Ein Schema, eine Beispielantwort oder einen Typ einfügen oder eine Datei hierher ziehen.</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>Text, der importiert wird</translation>
    </message>
    <message>
        <source>JSON Schema, a reply as JSON, a TypeScript interface, a Pydantic class, OpenAPI, the head of a CSV table …</source>
        <translation>JSON Schema, eine Antwort als JSON, ein TypeScript-Interface, eine Pydantic-Klasse, OpenAPI, der Kopf einer CSV-Tabelle …</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>What the text is</source>
        <translation>Was der Text ist</translation>
    </message>
    <message>
        <source>What the text is read as</source>
        <translation>Als was der Text gelesen wird</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Reads the text from a file</source>
        <translation>Liest den Text aus einer Datei</translation>
    </message>
    <message>
        <source>Fields of the schema that would be imported</source>
        <translation>Felder des Schemas, das importiert würde</translation>
    </message>
    <message>
        <source>What to know about this import</source>
        <translation>Was bei diesem Import zu wissen ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Takes the place of the schema; one step to undo</source>
        <translation>Tritt an die Stelle des Schemas; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Which schema</source>
        <translation>Welches Schema</translation>
    </message>
    <message>
        <source>Which schema of the document</source>
        <translation>Welches Schema des Dokuments</translation>
    </message>
    <message>
        <source>The document has several schemas; this one is imported, with those that it needs</source>
        <translation>Das Dokument enthält mehrere Schemas; dieses wird importiert, mit denen, die es braucht</translation>
    </message>
</context>
<context>
    <name>cuewright::InputField</name>
    <message>
        <source>Not a whole number</source>
        <translation>Keine ganze Zahl</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Tok.</translation>
    </message>
    <message>
        <source>Needed for a run</source>
        <translation>Für einen Lauf nötig</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>… tok</source>
        <translation>… Tok.</translation>
    </message>
</context>
<context>
    <name>cuewright::InputPane</name>
    <message>
        <source>filled in with case %1</source>
        <translation>mit Fall %1 ausgefüllt</translation>
    </message>
    <message>
        <source>counted with case %1 filled in</source>
        <translation>gezählt mit Fall %1</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
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
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1%2 tok in</source>
        <translation>%1%2 Tok. ein</translation>
    </message>
    <message numerus="yes">
        <source>about %n tokens in</source>
        <translation>
            <numerusform>etwa %n Token ein</numerusform>
            <numerusform>etwa %n Token ein</numerusform>
        </translation>
    </message>
    <message>
        <source>estimated %1</source>
        <translation>geschätzt %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Fill in %1</source>
        <translation>%1 ausfüllen</translation>
    </message>
    <message>
        <source>Make variable</source>
        <translation>Variable anlegen</translation>
    </message>
    <message>
        <source>Name of the variable</source>
        <translation>Name der Variablen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>Choose a test set</source>
        <translation>Testdaten wählen</translation>
    </message>
    <message>
        <source>Test sets (*.csv *.jsonl)</source>
        <translation>Testdaten (*.csv *.jsonl)</translation>
    </message>
    <message>
        <source>A test set has to lie inside the project&apos;s folder. Copy it to %1 first.</source>
        <translation>Testdaten müssen im Projektordner liegen. Zuerst nach %1 kopieren.</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens in</source>
        <translation>
            <numerusform>%n Token ein</numerusform>
            <numerusform>%n Token ein</numerusform>
        </translation>
    </message>
    <message>
        <source>Over the cap</source>
        <translation>Über der Grenze</translation>
    </message>
    <message>
        <source>A press sends the request now.</source>
        <translation>Ein Klick sendet die Anfrage jetzt.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>cuewright::InputsForm</name>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>from</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Choose a test set…</source>
        <translation>Testdaten wählen …</translation>
    </message>
</context>
<context>
    <name>cuewright::Inspector</name>
    <message>
        <source>round %1 of %2</source>
        <translation>Runde %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n rounds. Send once more to go on.</source>
        <translation>
            <numerusform>Nach %n Runde angehalten. Noch einmal senden, um weiterzumachen.</numerusform>
            <numerusform>Nach %n Runden angehalten. Noch einmal senden, um weiterzumachen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What had come is kept, and can be gone on with.</source>
        <translation>Angehalten. Was da war, ist aufgehoben, und es kann weitergehen.</translation>
    </message>
    <message>
        <source>The tool that was forced has been called. Send once more to go on.</source>
        <translation>Das erzwungene Tool wurde aufgerufen. Noch einmal senden, um weiterzumachen.</translation>
    </message>
    <message>
        <source>asking the keychain</source>
        <translation>Schlüsselbund wird gefragt</translation>
    </message>
    <message>
        <source>waits for your permission</source>
        <translation>wartet auf Erlaubnis</translation>
    </message>
</context>
<context>
    <name>cuewright::InspectorPage</name>
    <message>
        <source>Draft restored</source>
        <translation>Entwurf wiederhergestellt</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved. Nothing is lost.</source>
        <translation>Das Programm endete, bevor diese Änderungen gespeichert waren. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Part of the file could not be read</source>
        <translation>Ein Teil der Datei war nicht zu lesen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Practice session</source>
        <translation>Übungssitzung</translation>
    </message>
    <message>
        <source>Recorded session</source>
        <translation>Aufgezeichnete Sitzung</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>Prompt %1</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saving now would undo those changes.</source>
        <translation>Jetzt zu speichern würde diese Änderungen rückgängig machen.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Replay offline</source>
        <translation>Offline abspielen</translation>
    </message>
    <message>
        <source>Replay offline: read the recorded answers again, without network, and tell what differs</source>
        <translation>Offline abspielen: die aufgezeichneten Antworten ohne Netz noch einmal lesen und sagen, was abweicht</translation>
    </message>
    <message>
        <source>Compare branches</source>
        <translation>Zweige vergleichen</translation>
    </message>
    <message>
        <source>Compare branches: two of them side by side</source>
        <translation>Zweige vergleichen: zwei davon nebeneinander</translation>
    </message>
    <message>
        <source>Save as mock</source>
        <translation>Als Attrappe speichern</translation>
    </message>
    <message>
        <source>Save as mock: keep this result with its tool, for calls with such arguments</source>
        <translation>Als Attrappe speichern: dieses Ergebnis beim Tool aufheben, für Aufrufe mit solchen Argumenten</translation>
    </message>
    <message>
        <source>Re-run from here</source>
        <translation>Ab hier noch einmal</translation>
    </message>
    <message>
        <source>Re-run from here: make a branch that goes on from this step; nothing is sent yet</source>
        <translation>Ab hier noch einmal: ein Zweig, der nach diesem Schritt weitergeht; gesendet wird noch nichts</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Send, and answer nothing by itself</source>
        <translation>Senden und nichts von selbst beantworten</translation>
    </message>
    <message>
        <source>Send, answer the calls, then wait</source>
        <translation>Senden, die Aufrufe beantworten, dann warten</translation>
    </message>
    <message>
        <source>Go on to the final reply, 10 rounds at most</source>
        <translation>Weiter bis zur letzten Antwort, höchstens 10 Runden</translation>
    </message>
    <message>
        <source>There is no result to keep yet.</source>
        <translation>Es gibt noch kein Ergebnis, das aufzuheben wäre.</translation>
    </message>
    <message>
        <source>Name of the mock:</source>
        <translation>Name der Attrappe:</translation>
    </message>
    <message>
        <source>Mock %1</source>
        <translation>Attrappe %1</translation>
    </message>
    <message>
        <source>Saved as mock “%1” of %2</source>
        <translation>Als Attrappe „%1“ von %2 gespeichert</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Rename branch</source>
        <translation>Zweig umbenennen</translation>
    </message>
    <message>
        <source>Name of the branch:</source>
        <translation>Name des Zweigs:</translation>
    </message>
    <message>
        <source>Delete branch “%1”?</source>
        <translation>Zweig „%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Replaying …</source>
        <translation>Wird abgespielt …</translation>
    </message>
    <message numerus="yes">
        <source>%n turns have no recorded answer.</source>
        <translation>
            <numerusform>%n Runde hat keine aufgezeichnete Antwort.</numerusform>
            <numerusform>%n Runden haben keine aufgezeichnete Antwort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replayed %n turns without network: something differs</source>
        <translation>
            <numerusform>%n Runde ohne Netz abgespielt: etwas weicht ab</numerusform>
            <numerusform>%n Runden ohne Netz abgespielt: etwas weicht ab</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to replay</source>
        <translation>Nichts abzuspielen</translation>
    </message>
    <message numerus="yes">
        <source>Replayed %n turns without network: the same answers</source>
        <translation>
            <numerusform>%n Runde ohne Netz abgespielt: dieselbe Antwort</numerusform>
            <numerusform>%n Runden ohne Netz abgespielt: dieselben Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1%2 tok in</source>
        <translation>%1%2 Tok. ein</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Send turn</source>
        <translation>Runde senden</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message numerus="yes">
        <source>Send %n results</source>
        <translation>
            <numerusform>%n Ergebnis senden</numerusform>
            <numerusform>%n Ergebnisse senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Send results (%1 of %2)</source>
        <translation>Ergebnisse senden (%1 von %2)</translation>
    </message>
    <message numerus="yes">
        <source>Answer %n calls</source>
        <translation>
            <numerusform>%n Aufruf beantworten</numerusform>
            <numerusform>%n Aufrufe beantworten</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is sent yet</source>
        <translation>noch wird nichts gesendet</translation>
    </message>
    <message>
        <source>Go back to the saved file</source>
        <translation>Zurück zur gespeicherten Datei</translation>
    </message>
    <message>
        <source>Assertions: what has to hold for the conversations of this prompt</source>
        <translation>Zusicherungen: was für die Gespräche dieses Prompts gelten muss</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Assertions: %1 of %2 hold</source>
        <translation>Zusicherungen: %1 von %2 gelten</translation>
    </message>
    <message>
        <source>Assertions</source>
        <translation>Zusicherungen</translation>
    </message>
    <message>
        <source>Assertions  %1</source>
        <translation>Zusicherungen  %1</translation>
    </message>
    <message>
        <source>add a message</source>
        <translation>Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>Add a message</source>
        <translation>Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>Write the message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>The log does not tell of this run.</source>
        <translation>Das Protokoll sagt nichts über diesen Lauf.</translation>
    </message>
    <message>
        <source>It begins anew with each start of the program.</source>
        <translation>Es beginnt mit jedem Start des Programms neu.</translation>
    </message>
    <message>
        <source>Opening “%1” …</source>
        <translation>„%1“ wird geöffnet …</translation>
    </message>
    <message>
        <source>Saving “%1” …</source>
        <translation>„%1“ wird gespeichert …</translation>
    </message>
    <message>
        <source>You can go on working.</source>
        <translation>Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>What other branches share with it stays. Deleting cannot be undone.</source>
        <translation>Was andere Zweige mit ihm teilen, bleibt. Das Löschen lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>cuewright::KeepBar</name>
    <message>
        <source>Keep the sample</source>
        <translation>Das Beispiel behalten</translation>
    </message>
    <message>
        <source>Name of the test case</source>
        <translation>Name des Testfalls</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>should be</source>
        <translation>soll sein</translation>
    </message>
    <message>
        <source>What the schema should say of it</source>
        <translation>Was das Schema dazu sagen soll</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it as a test case</source>
        <translation>Als Testfall behalten</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>Nicht behalten</translation>
    </message>
</context>
<context>
    <name>cuewright::KeyRing</name>
    <message>
        <source>The system&apos;s keychain does not answer.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::Lane</name>
    <message>
        <source>You allow %L1 tokens a minute for this model, and too few are left.</source>
        <translation>Für dieses Modell sind %L1 Token je Minute erlaubt, und es sind zu wenige übrig.</translation>
    </message>
    <message>
        <source>The limit of requests at %1 is used up.</source>
        <translation>Das Anfragelimit bei %1 ist ausgeschöpft.</translation>
    </message>
    <message>
        <source>The limit of tokens at %1 is used up.</source>
        <translation>Das Tokenlimit bei %1 ist ausgeschöpft.</translation>
    </message>
    <message>
        <source>%1 asked for a pause.</source>
        <translation>%1 hat um eine Pause gebeten.</translation>
    </message>
    <message numerus="yes">
        <source>%1 takes %n requests at a time now, because it refused more.</source>
        <translation>
            <numerusform>%1 nimmt jetzt nur %n Anfrage auf einmal an, weil es mehr abgelehnt hat.</numerusform>
            <numerusform>%1 nimmt jetzt %n Anfragen auf einmal an, weil es mehr abgelehnt hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests run at a time.</source>
        <translation>
            <numerusform>Es läuft %n Anfrage auf einmal.</numerusform>
            <numerusform>Es laufen %n Anfragen auf einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests that run by themselves are held. %1</source>
        <translation>Anfragen, die von selbst laufen, werden zurückgehalten. %1</translation>
    </message>
    <message>
        <source>You paused this lane.</source>
        <translation>Diese Warteschlange wurde angehalten.</translation>
    </message>
    <message>
        <source>Your limit of requests a minute for this model (%L1) is used up.</source>
        <translation>Die eigene Grenze für Anfragen je Minute bei diesem Modell (%L1) ist erreicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::LaneCard</name>
    <message>
        <source>At a time</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Requests that run, of those that may run at the same time</source>
        <translation>Laufende Anfragen von denen, die gleichzeitig laufen dürfen</translation>
    </message>
    <message>
        <source>Requests a minute, your limit</source>
        <translation>Anfragen pro Minute, eigenes Limit</translation>
    </message>
    <message>
        <source>Sent in the last 60 seconds</source>
        <translation>In den letzten 60 Sekunden gesendet</translation>
    </message>
    <message>
        <source>Tokens a minute, your limit</source>
        <translation>Tokens pro Minute, eigenes Limit</translation>
    </message>
    <message>
        <source>Estimated for requests that run, as reported for those that ended; in the last 60 seconds</source>
        <translation>Geschätzt für laufende Anfragen, wie gemeldet für beendete; in den letzten 60 Sekunden</translation>
    </message>
    <message>
        <source>Requests, as the server counts</source>
        <translation>Anfragen, wie der Server zählt</translation>
    </message>
    <message>
        <source>Learned from the answers&apos; headers</source>
        <translation>Aus den Kopfzeilen der Antworten gelernt</translation>
    </message>
    <message>
        <source>Tokens, as the server counts</source>
        <translation>Tokens, wie der Server zählt</translation>
    </message>
    <message>
        <source>Tokens of the project, as the server counts</source>
        <translation>Tokens des Projekts, wie der Server zählt</translation>
    </message>
    <message>
        <source>Limits of this lane</source>
        <translation>Limits dieser Warteschlange</translation>
    </message>
    <message>
        <source>Cancel all requests of this lane</source>
        <translation>Alle Anfragen dieser Warteschlange abbrechen</translation>
    </message>
    <message>
        <source>%1 Goes on %2.</source>
        <comment>a sentence; in 6 s</comment>
        <translation>%1 Weiter geht es %2.</translation>
    </message>
    <message>
        <source>Resume this lane</source>
        <translation>Diese Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Pause this lane: what runs goes on</source>
        <translation>Diese Warteschlange anhalten: Was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 · no limit</source>
        <translation>%1 · kein Limit</translation>
    </message>
    <message>
        <source>%1, lowered</source>
        <translation>%1, gesenkt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, counts</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>provider, model: state</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, your limit</source>
        <translation>%1, Ihr Limit</translation>
    </message>
</context>
<context>
    <name>cuewright::LaneList</name>
    <message>
        <source>Lanes and limits</source>
        <translation>Warteschlangen und Limits</translation>
    </message>
    <message>
        <source>Each provider, key and model family gets a lane of its own here with the first request. Its limits are learned from the answers, and can be set.</source>
        <translation>Jeder Anbieter, Schlüssel und jede Modellfamilie bekommt hier mit der ersten Anfrage eine eigene Warteschlange. Ihre Limits werden aus den Antworten gelernt und lassen sich festlegen.</translation>
    </message>
</context>
<context>
    <name>cuewright::LimitsForm</name>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>At most so many requests in any 60 seconds</source>
        <translation>Höchstens so viele Anfragen in beliebigen 60 Sekunden</translation>
    </message>
    <message>
        <source>Tokens a minute</source>
        <translation>Tokens pro Minute</translation>
    </message>
    <message>
        <source>At most so many tokens, sent and received, in any 60 seconds</source>
        <translation>Höchstens so viele Tokens, gesendet und empfangen, in beliebigen 60 Sekunden</translation>
    </message>
    <message>
        <source>At a time, at most</source>
        <translation>Gleichzeitig höchstens</translation>
    </message>
    <message>
        <source>by trial</source>
        <translation>erprobt</translation>
    </message>
    <message>
        <source>At most so many requests at a time; by trial: as many as the server takes</source>
        <translation>Höchstens so viele Anfragen gleichzeitig; erprobt: so viele, wie der Server annimmt</translation>
    </message>
    <message>
        <source>Keep to the server&apos;s figures</source>
        <translation>An die Angaben des Servers halten</translation>
    </message>
    <message>
        <source>Waits before the limits that the server names in its answers are passed. Switch it off for servers whose figures are wrong; what they refuse counts all the same.</source>
        <translation>Wartet, bevor die Limits überschritten werden, die der Server in seinen Antworten nennt. Für Server mit falschen Angaben abschalten; was sie ablehnen, zählt trotzdem.</translation>
    </message>
    <message>
        <source>Remove your limits</source>
        <translation>Eigene Limits entfernen</translation>
    </message>
    <message>
        <source>They are kept until then, also when Cuewright is closed</source>
        <translation>Bis dahin bleiben sie erhalten, auch wenn Cuewright geschlossen wird</translation>
    </message>
    <message>
        <source>Each window counts for itself, and so does the command line: two at work send twice as much.</source>
        <translation>Jedes Fenster zählt für sich, die Befehlszeile auch: zwei zugleich senden doppelt so viel.</translation>
    </message>
</context>
<context>
    <name>cuewright::LongTextView</name>
    <message>
        <source>Only the first %1 characters are shown; Copy takes all of them.</source>
        <translation>Nur die ersten %1 Zeichen werden gezeigt; „Kopieren“ nimmt alle.</translation>
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
    <message>
        <source>Import messages</source>
        <translation>Nachrichten importieren</translation>
    </message>
    <message>
        <source>Messages as JSON (*.json)</source>
        <translation>Nachrichten als JSON (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>Close while %Ln requests are on their way?</source>
        <translation>
            <numerusform>Schließen, während %Ln Anfrage unterwegs ist?</numerusform>
            <numerusform>Schließen, während %Ln Anfragen unterwegs sind?</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that run may be charged all the same; what has arrived of their answers is kept.</source>
        <translation>Laufende können trotzdem berechnet werden; was von ihren Antworten schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>New tool</source>
        <translation>Neues Tool</translation>
    </message>
    <message>
        <source>Name of the tool</source>
        <translation>Name des Tools</translation>
    </message>
    <message>
        <source>New schema</source>
        <translation>Neues Schema</translation>
    </message>
    <message>
        <source>Name of the schema</source>
        <translation>Name des Schemas</translation>
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
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Lang&amp;uage</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>cuewright::MessageCard</name>
    <message numerus="yes">
        <source>Show %n more lines</source>
        <translation>
            <numerusform>%n weitere Zeile zeigen</numerusform>
            <numerusform>%n weitere Zeilen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer lines</source>
        <translation>Weniger Zeilen zeigen</translation>
    </message>
    <message>
        <source>… tok</source>
        <translation>… Tok.</translation>
    </message>
    <message>
        <source>%1 tokens shown</source>
        <translation>%1 Token gezeigt</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Tok.</translation>
    </message>
    <message numerus="yes">
        <source>%1 message, %n tokens</source>
        <translation>
            <numerusform>Nachricht (%1), %n Token</numerusform>
            <numerusform>Nachricht (%1), %n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>Nachricht (%1)</translation>
    </message>
    <message>
        <source>Text of the %1 message</source>
        <translation>Text der Nachricht (%1)</translation>
    </message>
    <message>
        <source>Show where the tokens begin and end</source>
        <translation>Zeigen, wo die Token beginnen und enden</translation>
    </message>
    <message>
        <source>Show token boundaries</source>
        <translation>Tokengrenzen zeigen</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>More about this message</source>
        <translation>Mehr zu dieser Nachricht</translation>
    </message>
    <message>
        <source>Message menu</source>
        <translation>Nachrichtenmenü</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Add message above</source>
        <translation>Nachricht darüber einfügen</translation>
    </message>
    <message>
        <source>Add message below</source>
        <translation>Nachricht darunter einfügen</translation>
    </message>
    <message>
        <source>Move up	Alt+Up</source>
        <translation>Nach oben	Alt+Hoch</translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation>Nach unten	Alt+Runter</translation>
    </message>
    <message>
        <source>Remove message</source>
        <translation>Nachricht entfernen</translation>
    </message>
    <message>
        <source>What the model is, what it should do, and what it must never do</source>
        <translation>Was das Modell ist, was es tun soll und was es nie tun darf</translation>
    </message>
    <message>
        <source>What you ask. Write {{name}} where a value should be filled in</source>
        <translation>Die Frage. {{name}} steht, wo ein Wert eingesetzt werden soll</translation>
    </message>
</context>
<context>
    <name>cuewright::MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%n variables found</source>
        <translation>
            <numerusform>%n Variable gefunden</numerusform>
            <numerusform>%n Variablen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Add message</source>
        <translation>Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>Add a message</source>
        <translation>Eine Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>Make variable</source>
        <translation>Variable anlegen</translation>
    </message>
    <message>
        <source>Put a variable in place of the selected text</source>
        <translation>Den ausgewählten Text durch eine Variable ersetzen</translation>
    </message>
</context>
<context>
    <name>cuewright::MetricsRow</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>first word %1</source>
        <translation>erstes Wort %1</translation>
    </message>
    <message>
        <source>estimate was %1 in</source>
        <translation>geschätzt waren %1 ein</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>from reported usage</source>
        <translation>aus gemeldetem Verbrauch</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>practice, not charged</source>
        <translation>Übung, kostenlos</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Session so far</source>
        <translation>Sitzung bisher</translation>
    </message>
    <message>
        <source>≈%1 |out|</source>
        <translation>≈%1 |aus|</translation>
    </message>
    <message>
        <source>%1 |in| · %2 |out|</source>
        <translation>%1 |ein| · %2 |aus|</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>nichts zu zahlen</translation>
    </message>
    <message>
        <source>The estimate: nothing was reported</source>
        <translation>Die Schätzung: gemeldet wurde nichts</translation>
    </message>
    <message>
        <source>Input: estimate was %1, reported %2</source>
        <translation>Eingabe: geschätzt %1, gemeldet %2</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>genauso viel</translation>
    </message>
    <message>
        <source>%1 fewer</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <comment>both figures, difference</comment>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>A correction of %1 from earlier runs was part of the estimate.</source>
        <translation>Die Schätzung enthielt eine Korrektur von %1 aus früheren Läufen.</translation>
    </message>
    <message>
        <source>%1 |cached|</source>
        <translation>%1 |aus Cache|</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>spart %1</translation>
    </message>
    <message>
        <source>From the cache: nothing was sent.</source>
        <translation>Aus dem Cache: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>nothing reported</source>
        <translation>nichts gemeldet</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>The request went out, and no answer came: the provider may charge for it.</source>
        <translation>Die Anfrage ging hinaus, und es kam keine Antwort: der Anbieter kann sie trotzdem berechnen.</translation>
    </message>
</context>
<context>
    <name>cuewright::ModelCombo</name>
    <message>
        <source>%1 context</source>
        <translation>%1 Kontext</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>abgekündigt</translation>
    </message>
    <message>
        <source>free: runs on this computer</source>
        <translation>kostenlos: läuft auf diesem Computer</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>%1 in, %2 out per 1M</source>
        <translation>%1 ein, %2 aus je 1 Mio.</translation>
    </message>
</context>
<context>
    <name>cuewright::NotedRow</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>cuewright::OfferedTools</name>
    <message>
        <source>Write one by hand…</source>
        <translation>Von Hand schreiben…</translation>
    </message>
    <message>
        <source>Tools of the project</source>
        <translation>Tools des Projekts</translation>
    </message>
    <message>
        <source>The project has none yet</source>
        <translation>Das Projekt hat noch keine</translation>
    </message>
    <message>
        <source>All of them are offered</source>
        <translation>Alle werden schon angeboten</translation>
    </message>
    <message>
        <source>Tools of MCP servers</source>
        <translation>Tools von MCP-Servern</translation>
    </message>
    <message>
        <source>Offer a tool</source>
        <translation>Tool anbieten</translation>
    </message>
    <message>
        <source>Offer a tool: of the project, of a server, or written by hand</source>
        <translation>Ein Tool anbieten: aus dem Projekt, von einem Server oder von Hand geschrieben</translation>
    </message>
    <message>
        <source>Change for this turn…</source>
        <translation>Für diese Runde ändern…</translation>
    </message>
    <message>
        <source>Offer no longer</source>
        <translation>Nicht mehr anbieten</translation>
    </message>
</context>
<context>
    <name>cuewright::OptionSpin</name>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
</context>
<context>
    <name>cuewright::OptionsPanel</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Senden an</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>Max. Ausgabe</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsabzug</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzabzug</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Stopp bei</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>Denkaufwand</translation>
    </message>
    <message>
        <source>Verbosity</source>
        <translation>Ausführlichkeit</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Streaming</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Texts that end the answer, with commas between them; \n is a line end</source>
        <translation>Texte, die die Antwort beenden, durch Kommas getrennt; \n ist ein Zeilenende</translation>
    </message>
    <message>
        <source>Strict: the server enforces it</source>
        <translation>Streng: Der Server setzt es durch</translation>
    </message>
    <message>
        <source>Show the answer while it is written</source>
        <translation>Antwort zeigen, während sie entsteht</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Erneute Antwort</translation>
    </message>
    <message>
        <source>by the model</source>
        <translation>vom Modell</translation>
    </message>
    <message>
        <source>from the cache, at temperature 0</source>
        <translation>aus dem Cache, bei Temperatur 0</translation>
    </message>
    <message>
        <source>from the cache, always</source>
        <translation>aus dem Cache, immer</translation>
    </message>
    <message>
        <source>What the same request gets: a new answer, or the one that was paid for</source>
        <translation>Was dieselbe Anfrage bekommt: eine neue Antwort oder die schon bezahlte</translation>
    </message>
    <message>
        <source>automatic: %1</source>
        <translation>automatisch: %1</translation>
    </message>
    <message>
        <source>The format of the requests: Chat Completions, which every server speaks, or Responses, which newer models need to think and call tools</source>
        <translation>Das Format der Anfragen: Chat Completions, das jeder Server spricht, oder Responses, das neuere Modelle brauchen, um zu denken und Werkzeuge aufzurufen</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>are shown</source>
        <translation>werden gezeigt</translation>
    </message>
    <message>
        <source>are sent back, once</source>
        <translation>gehen zurück, einmal</translation>
    </message>
    <message numerus="yes">
        <source>are sent back, up to %n time(s)</source>
        <translation>
            <numerusform>gehen zurück, bis zu %n-mal</numerusform>
            <numerusform>gehen zurück, bis zu %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules that the reply breaks</source>
        <translation>Verletzte Regeln der Antwort</translation>
    </message>
    <message>
        <source>Whether the model is asked again by itself, with what was wrong. Each attempt costs, and the budget is asked each time.</source>
        <translation>Ob das Modell von selbst noch einmal gefragt wird, mit dem, was falsch war. Jeder Versuch kostet, und das Budget wird jedes Mal gefragt.</translation>
    </message>
</context>
<context>
    <name>cuewright::PairRows</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds a row</source>
        <translation>Fügt eine Zeile hinzu</translation>
    </message>
    <message>
        <source>Keep this value in the keychain</source>
        <translation>Diesen Wert im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The value goes to the system&apos;s keychain; mcp.json only names it.</source>
        <translation>Der Wert kommt in den Schlüsselbund des Systems; mcp.json nennt nur seinen Namen.</translation>
    </message>
</context>
<context>
    <name>cuewright::Playground</name>
    <message>
        <source>≈%1 tok out</source>
        <translation>≈%1 Tok. aus</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>asking the keychain</source>
        <translation>Schlüsselbund wird gefragt</translation>
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
    <name>cuewright::ProblemsPane</name>
    <message>
        <source>%1: %2</source>
        <comment>keyword, why it is not sent</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>provider, number of problems</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Fix all %1</source>
        <translation>Alle %1 beheben</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Alle beheben</translation>
    </message>
    <message>
        <source>Nothing to check yet</source>
        <translation>Noch nichts zu prüfen</translation>
    </message>
    <message>
        <source>The schema makes sense</source>
        <translation>Das Schema ist in Ordnung</translation>
    </message>
    <message>
        <source>No problems for %1</source>
        <translation>Keine Probleme für %1</translation>
    </message>
    <message numerus="yes">
        <source>%n only you can decide.</source>
        <translation>
            <numerusform>%n können nur Sie entscheiden.</numerusform>
            <numerusform>%n können nur Sie entscheiden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) are not sent; replies are checked for them here.</source>
        <translation>
            <numerusform>%n Regel wird nicht gesendet; Antworten werden hier auf sie geprüft.</numerusform>
            <numerusform>%n Regeln werden nicht gesendet; Antworten werden hier auf sie geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked on this computer.</source>
        <translation>Auf diesem Rechner geprüft.</translation>
    </message>
    <message>
        <source>All rules are sent. Checked on this computer before anything is sent.</source>
        <translation>Alle Regeln werden gesendet. Geprüft wird auf diesem Rechner, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Whose rules the schema is checked for</source>
        <translation>Auf wessen Regeln das Schema geprüft wird</translation>
    </message>
    <message>
        <source>Problems of the schema</source>
        <translation>Probleme des Schemas</translation>
    </message>
    <message>
        <source>Mends everything that needs no decision; one step to undo</source>
        <translation>Behebt alles, was keine Entscheidung braucht; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Checking the schema …</source>
        <translation>Das Schema wird geprüft …</translation>
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
        <translation>Tools</translation>
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
        <translation>Tool</translation>
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
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>recorded run</source>
        <translation>aufgezeichneter Lauf</translation>
    </message>
</context>
<context>
    <name>cuewright::PromptDocument</name>
    <message>
        <source>New prompt</source>
        <translation>Neuer Prompt</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>change model</source>
        <translation>Modell ändern</translation>
    </message>
    <message>
        <source>change server</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>change option</source>
        <translation>Option ändern</translation>
    </message>
    <message>
        <source>change response format</source>
        <translation>Antwortformat ändern</translation>
    </message>
    <message>
        <source>change inputs</source>
        <translation>Eingaben ändern</translation>
    </message>
    <message>
        <source>change test set</source>
        <translation>Testdaten ändern</translation>
    </message>
    <message>
        <source>change API</source>
        <translation>API ändern</translation>
    </message>
    <message>
        <source>change assertions</source>
        <translation>Zusicherungen ändern</translation>
    </message>
    <message>
        <source>change tools</source>
        <translation>Tools ändern</translation>
    </message>
</context>
<context>
    <name>cuewright::PromptEdit</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Make variable from selection</source>
        <translation>Variable aus der Auswahl anlegen</translation>
    </message>
</context>
<context>
    <name>cuewright::PromptHeader</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draft restored</source>
        <translation>Entwurf wiederhergestellt</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>Entwurf gesichert %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>cuewright::PromptPage</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Draft restored</source>
        <translation>Entwurf wiederhergestellt</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved. Nothing is lost.</source>
        <translation>Das Programm endete, bevor diese Änderungen gespeichert waren. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Go back to the saved file</source>
        <translation>Zur gespeicherten Datei zurück</translation>
    </message>
    <message>
        <source>“%1” was changed by another program</source>
        <translation>„%1“ wurde von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Saving replaces what is in the file now with what you see here.</source>
        <translation>Speichern ersetzt, was jetzt in der Datei steht, durch das, was hier zu sehen ist.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Load the file again</source>
        <translation>Datei neu laden</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save the prompt</source>
        <translation>Prompt speichern</translation>
    </message>
    <message>
        <source>Prompts (*.prompty)</source>
        <translation>Prompts (*.prompty)</translation>
    </message>
    <message>
        <source>The prompt could not be saved.</source>
        <translation>Der Prompt konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>“%1” has no value and is no declared input: the messages are sent with it empty. Fill it in, or take it out of the messages.</source>
        <translation>„%1“ hat keinen Wert und ist keine deklarierte Eingabe: Die Nachrichten werden ohne ihn gesendet. Füllen Sie es aus oder nehmen Sie es aus den Nachrichten.</translation>
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
        <translation>Nur nötig für echte Modelle. Das geht auch später.</translation>
    </message>
    <message>
        <source>Keys go to your system keychain. They are never written into project files, logs or exports.</source>
        <translation>Schlüssel kommen in den Schlüsselbund des Systems. Sie stehen nie in Projektdateien, Protokollen oder Exporten.</translation>
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
        <source>Keys go to your system&apos;s keychain. They are never written into project files, logs or exports.</source>
        <translation>Schlüssel kommen in den Schlüsselbund des Systems. Sie stehen nie in Projektdateien, Protokollen oder Exporten.</translation>
    </message>
    <message>
        <source>%1 The key is kept until Cuewright is closed, and not stored anywhere.</source>
        <translation>%1 Der Schlüssel gilt, bis Cuewright beendet wird, und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>%1 A key that you enter is kept until Cuewright is closed.</source>
        <translation>%1 Ein eingegebener Schlüssel gilt, bis Cuewright beendet wird.</translation>
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
    <name>cuewright::QueueModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>provider, model</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>The prompt that the request belongs to</source>
        <translation>Der Prompt, zu dem die Anfrage gehört</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>What the request does now</source>
        <translation>Was die Anfrage gerade tut</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How often it was sent, and how often at most</source>
        <translation>Wie oft sie gesendet wurde und wie oft höchstens</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>When it goes on, where a time is known</source>
        <translation>Wann es weitergeht, wenn eine Zeit bekannt ist</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Worauf sie wartet</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Wartet, weil</translation>
    </message>
    <message>
        <source>Provider, key and model family: requests that share them wait in one lane</source>
        <translation>Anbieter, Schlüssel und Modellfamilie: Anfragen, die sie teilen, warten in einer gemeinsamen Warteschlange</translation>
    </message>
</context>
<context>
    <name>cuewright::QueuePanel</name>
    <message numerus="yes">
        <source>Cancel %Ln requests?</source>
        <translation>
            <numerusform>%Ln Anfrage abbrechen?</numerusform>
            <numerusform>%Ln Anfragen abbrechen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that run may be charged all the same; what has arrived of their answers is kept.</source>
        <translation>Laufende können trotzdem berechnet werden; was von ihren Antworten schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Requests %L1</source>
        <translation>Anfragen %L1</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Queue and limits</source>
        <translation>Warteschlangen und Limits</translation>
    </message>
    <message>
        <source>Requests or attempts</source>
        <translation>Anfragen oder Versuche</translation>
    </message>
    <message>
        <source>What is on its way or waits</source>
        <translation>Was unterwegs ist oder wartet</translation>
    </message>
    <message>
        <source>What was sent and is over, with the ids that the provider&apos;s support asks for</source>
        <translation>Was gesendet wurde und vorbei ist, mit den IDs, nach denen der Support des Anbieters fragt</translation>
    </message>
    <message>
        <source>Nothing is running or waiting</source>
        <translation>Nichts läuft oder wartet</translation>
    </message>
    <message>
        <source>Requests stand here while they are on their way: what they wait for, how long, and how often they were sent.</source>
        <translation>Hier stehen Anfragen, solange sie unterwegs sind: worauf sie warten, wie lange, und wie oft sie gesendet wurden.</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>Each attempt stands here when it has ended, with its request id.</source>
        <translation>Hier steht jeder Versuch, sobald er beendet ist, mit seiner Anfrage-ID.</translation>
    </message>
</context>
<context>
    <name>cuewright::RangePreview</name>
    <message>
        <source>no lowest</source>
        <translation>ohne kleinste</translation>
    </message>
    <message>
        <source>no largest</source>
        <translation>ohne größte</translation>
    </message>
    <message>
        <source>Accepted: %1 to %2</source>
        <translation>Angenommen: %1 bis %2</translation>
    </message>
    <message>
        <source>The sample has %1.</source>
        <translation>Die Probe hat %1.</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Probe %1</translation>
    </message>
</context>
<context>
    <name>cuewright::RawView</name>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>attempt %1: %2, %3</source>
        <translation>Versuch %1: %2, %3</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Raw request and response</source>
        <translation>Anfrage und Antwort im Original</translation>
    </message>
    <message>
        <source>The exact request and response of a run appear here.</source>
        <translation>Hier erscheinen Anfrage und Antwort eines Laufs im Original.</translation>
    </message>
</context>
<context>
    <name>cuewright::ReplyPanel</name>
    <message>
        <source>Waiting until %1</source>
        <translation>Wartet bis %1</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Warten auf %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Tool calls</source>
        <translation>Tool-Aufrufe</translation>
    </message>
    <message>
        <source>Views of the reply</source>
        <translation>Ansichten der Antwort</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Add to messages</source>
        <translation>Zu den Nachrichten</translation>
    </message>
    <message>
        <source>Text of the reply</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>The model thinks</source>
        <translation>Das Modell denkt nach</translation>
    </message>
    <message>
        <source>The reply is arriving</source>
        <translation>Die Antwort kommt an</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Shown run</source>
        <translation>Gezeigter Lauf</translation>
    </message>
    <message>
        <source>No reply yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Run the prompt to see its reply here, checked against its schema, with what it cost.</source>
        <translation>Nach dem Ausführen steht hier die Antwort, gegen ihr Schema geprüft, mit ihren Kosten.</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>In der Warteschlange</translation>
    </message>
</context>
<context>
    <name>cuewright::RequestsPane</name>
    <message>
        <source>Trying again</source>
        <translation>Neue Versuche</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>The way to the server</source>
        <translation>Der Weg zum Server</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Until the request is sent</source>
        <translation>Bis die Anfrage gesendet ist</translation>
    </message>
    <message>
        <source>Looking up the name, connecting, and sending</source>
        <translation>Den Namen auflösen, verbinden und senden</translation>
    </message>
    <message>
        <source>Until the answer begins</source>
        <translation>Bis die Antwort beginnt</translation>
    </message>
    <message>
        <source>Models that think for long need minutes here</source>
        <translation>Modelle, die lange nachdenken, brauchen hier Minuten</translation>
    </message>
    <message>
        <source>Between two pieces of the answer</source>
        <translation>Zwischen zwei Stücken der Antwort</translation>
    </message>
    <message>
        <source>The connection may be broken when nothing comes for so long</source>
        <translation>Kommt so lange nichts, ist die Verbindung wohl abgerissen</translation>
    </message>
    <message>
        <source>For the whole request</source>
        <translation>Für die ganze Anfrage</translation>
    </message>
    <message>
        <source>With all attempts and waits. It is not tried again after that.</source>
        <translation>Mit allen Versuchen und Wartezeiten. Danach wird sie nicht mehr versucht.</translation>
    </message>
</context>
<context>
    <name>cuewright::ResultPane</name>
    <message>
        <source>Choose a call to see its result.</source>
        <translation>Einen Aufruf wählen, um sein Ergebnis zu sehen.</translation>
    </message>
    <message>
        <source>Running …</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Type what the tool answers, or choose a mock.</source>
        <translation>Schreiben, was das Tool antwortet, oder eine Attrappe wählen.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Mock result</source>
        <translation>Ergebnis der Attrappe</translation>
    </message>
    <message>
        <source>Recorded result</source>
        <translation>Aufgezeichnetes Ergebnis</translation>
    </message>
    <message>
        <source>Real result</source>
        <translation>Echtes Ergebnis</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Show all %1 KB</source>
        <translation>Alle %1 KB zeigen</translation>
    </message>
    <message>
        <source>Only the beginning is shown. All of a long text may take a moment.</source>
        <translation>Nur der Anfang wird gezeigt. Ein langer Text kann ganz einen Moment brauchen.</translation>
    </message>
    <message>
        <source>Called with  %1</source>
        <translation>Aufgerufen mit  %1</translation>
    </message>
    <message>
        <source>✓ arguments match the tool</source>
        <translation>✓ Argumente passen zum Tool</translation>
    </message>
    <message>
        <source>arguments break the tool&apos;s rules</source>
        <translation>Argumente verletzen die Regeln des Tools</translation>
    </message>
    <message>
        <source>There is no recording to compare with.</source>
        <translation>Es gibt keine Aufzeichnung zum Vergleichen.</translation>
    </message>
    <message>
        <source>There is no result yet. The recording is kept; Revert brings it back.</source>
        <translation>Es gibt noch kein Ergebnis. Die Aufzeichnung ist aufgehoben; Zurücknehmen holt sie wieder.</translation>
    </message>
    <message>
        <source>As recorded.</source>
        <translation>Wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Too long to compare: %1 KB recorded, %2 KB now.</source>
        <translation>Zu lang zum Vergleichen: %1 KB aufgezeichnet, jetzt %2 KB.</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Tok.</translation>
    </message>
    <message>
        <source>Mock %1, %2</source>
        <translation>Attrappe %1, %2</translation>
    </message>
    <message>
        <source>Saved mocks for this tool  %1</source>
        <translation>Attrappen dieses Tools  %1</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>Result, as it is sent to the model</source>
        <translation>Ergebnis, wie es dem Modell gesendet wird</translation>
    </message>
    <message>
        <source>Saved mocks for this tool</source>
        <translation>Attrappen dieses Tools</translation>
    </message>
    <message>
        <source>What was changed from the recording</source>
        <translation>Was gegenüber der Aufzeichnung geändert wurde</translation>
    </message>
    <message>
        <source>Changed from recording</source>
        <translation>Gegenüber der Aufzeichnung</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Show what was changed</source>
        <translation>Zeigen, was geändert wurde</translation>
    </message>
    <message>
        <source>Parts of the result</source>
        <translation>Teile des Ergebnisses</translation>
    </message>
    <message>
        <source>Show pictures and other parts</source>
        <translation>Bilder und andere Teile zeigen</translation>
    </message>
    <message>
        <source>Show pictures, sounds and resources of this result</source>
        <translation>Bilder, Töne und Ressourcen dieses Ergebnisses zeigen</translation>
    </message>
    <message>
        <source>There is no reply yet.</source>
        <translation>Es gibt noch keine Antwort.</translation>
    </message>
    <message>
        <source>Mocks  %1</source>
        <translation>Attrappen  %1</translation>
    </message>
    <message>
        <source>Bring back what was recorded</source>
        <translation>Zurückholen, was aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Show in the log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show in the log: what exactly ran, when, and who had allowed it</source>
        <translation>Im Protokoll zeigen: was genau lief, wann, und wer es erlaubt hatte</translation>
    </message>
    <message>
        <source>this tool was not offered</source>
        <translation>dieses Tool wurde nicht angeboten</translation>
    </message>
</context>
<context>
    <name>cuewright::ResultParts</name>
    <message>
        <source>The result breaks what the server says about it:</source>
        <translation>Das Ergebnis bricht, was der Server darüber sagt:</translation>
    </message>
    <message numerus="yes">
        <source>and %n further part(s)</source>
        <translation>
            <numerusform>und %n weiterer Teil</numerusform>
            <numerusform>und %n weitere Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>The result is empty.</source>
        <translation>Das Ergebnis ist leer.</translation>
    </message>
    <message>
        <source>Copy this part</source>
        <translation>Diesen Teil kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als …</translation>
    </message>
    <message>
        <source>Keeps this part as a file</source>
        <translation>Bewahrt diesen Teil als Datei auf</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>A part of an unknown kind, as JSON</source>
        <translation>Ein Teil unbekannter Art, als JSON</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Link to a resource</source>
        <translation>Verweis auf eine Ressource</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Bild wird gelesen …</translation>
    </message>
    <message>
        <source>This picture cannot be shown. It can be saved as a file.</source>
        <translation>Dieses Bild lässt sich nicht anzeigen. Es kann als Datei gespeichert werden.</translation>
    </message>
    <message>
        <source>Structured content</source>
        <translation>Strukturierter Inhalt</translation>
    </message>
    <message>
        <source>Save a part of the result</source>
        <translation>Einen Teil des Ergebnisses speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Show all %1 KB</source>
        <translation>Alle %1 KB zeigen</translation>
    </message>
</context>
<context>
    <name>cuewright::RetryForm</name>
    <message>
        <source>When a request fails</source>
        <translation>Wenn eine Anfrage scheitert</translation>
    </message>
    <message>
        <source>For requests from now on, here and on the command line</source>
        <translation>Für Anfragen ab jetzt, hier und auf der Befehlszeile</translation>
    </message>
    <message>
        <source>As the official libraries do</source>
        <translation>Wie die offiziellen Bibliotheken</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Geduldig</translation>
    </message>
    <message>
        <source>Do not try again</source>
        <translation>Nicht noch einmal versuchen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>Attempts, at most</source>
        <translation>Versuche, höchstens</translation>
    </message>
    <message>
        <source>With the first one</source>
        <translation>Mit dem ersten</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>Erste Wartezeit</translation>
    </message>
    <message>
        <source>Doubles with each attempt</source>
        <translation>Verdoppelt sich mit jedem Versuch</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Doubling ends here</source>
        <translation>Hier endet das Verdoppeln</translation>
    </message>
    <message>
        <source>After an overload, at least</source>
        <translation>Nach Überlastung, mindestens</translation>
    </message>
    <message>
        <source>When the server says that it has too much to do</source>
        <translation>Wenn der Server sagt, dass er zu viel zu tun hat</translation>
    </message>
    <message>
        <source>Wait that a server may ask for</source>
        <translation>Was ein Server verlangen darf</translation>
    </message>
    <message>
        <source>Where it asks for more (Retry-After), the request ends at once and says when it may be tried again</source>
        <translation>Verlangt er mehr (Retry-After), endet die Anfrage sofort und sagt, ab wann sie wieder versucht werden kann</translation>
    </message>
    <message>
        <source>Random part</source>
        <translation>Zufälliger Teil</translation>
    </message>
    <message>
        <source>Each wait is shorter by up to this part, so that requests that failed together do not come again together (jitter)</source>
        <translation>Jede Wartezeit ist um bis zu diesen Teil kürzer, damit Anfragen, die zusammen gescheitert sind, nicht zusammen wiederkommen (Jitter)</translation>
    </message>
</context>
<context>
    <name>cuewright::RoleButton</name>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>Who says this message</source>
        <translation>Wer diese Nachricht sagt</translation>
    </message>
</context>
<context>
    <name>cuewright::RouteForm</name>
    <message>
        <source>This computer itself is always reached directly.</source>
        <translation>Dieser Computer selbst wird immer direkt erreicht.</translation>
    </message>
    <message>
        <source>Not used yet: it needs an address. Until then requests go as before.</source>
        <translation>Noch nicht in Gebrauch: Es fehlt die Adresse. Bis dahin gehen Anfragen den bisherigen Weg.</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Eine Datei mit Zertifikaten wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>For the servers of a company, and for proxies that look into what is encrypted. The system&apos;s certificates count in any case.</source>
        <translation>Für die Server einer Firma und für Proxys, die in Verschlüsseltes hineinsehen. Die Zertifikate des Systems gelten in jedem Fall.</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>und weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n certificates: %1.</source>
        <translation>
            <numerusform>%n Zertifikat: %1.</numerusform>
            <numerusform>%n Zertifikate: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Until it is there again, only the system&apos;s certificates count.</source>
        <translation>%1 Bis sie wieder da ist, gelten nur die Zertifikate des Systems.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>For requests from now on, here and on the command line</source>
        <translation>Für Anfragen ab jetzt, hier und auf der Befehlszeile</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Der des Systems</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP-Proxy</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5-Proxy</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Further certificates to trust</source>
        <translation>Weitere vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A PEM file with certificates of authorities</source>
        <translation>Eine PEM-Datei mit Zertifikaten von Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Trust the system&apos;s certificates only</source>
        <translation>Nur den Zertifikaten des Systems vertrauen</translation>
    </message>
    <message>
        <source>asking the keychain…</source>
        <translation>Schlüsselbund wird gefragt …</translation>
    </message>
    <message>
        <source>stored in the system keychain</source>
        <translation>im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>kept until Cuewright is closed</source>
        <translation>gilt, bis Cuewright geschlossen wird</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Rechner und Port</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>Benutzername am Proxy</translation>
    </message>
    <message>
        <source>Where the proxy asks for a name and a password; most do not</source>
        <translation>Wo der Proxy nach Name und Passwort fragt; die meisten tun es nicht</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Passwort am Proxy</translation>
    </message>
    <message>
        <source>It goes to your system&apos;s keychain, and to the proxy. The command line takes it from CUEWRIGHT_PROXY_PASSWORD.</source>
        <translation>Es kommt in den Schlüsselbund Ihres Systems und geht an den Proxy. Die Befehlszeile nimmt es aus CUEWRIGHT_PROXY_PASSWORD.</translation>
    </message>
</context>
<context>
    <name>cuewright::RulesDelegate</name>
    <message>
        <source>Several values are parted by commas</source>
        <translation>Mehrere Werte werden durch Kommas getrennt</translation>
    </message>
    <message>
        <source>One or several of %1, parted by commas</source>
        <translation>Einer oder mehrere von %1, durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>cuewright::RulesModel</name>
    <message>
        <source>must be</source>
        <translation>muss sein</translation>
    </message>
    <message>
        <source>must be there</source>
        <translation>muss da sein</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is left out</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>A rule needs a group with two fields.</source>
        <translation>Eine Regel braucht eine Gruppe mit zwei Feldern.</translation>
    </message>
    <message>
        <source>kept as written</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>checked here only</source>
        <translation>nur hier geprüft</translation>
    </message>
    <message>
        <source>This condition is written in a way that the table does not show. It is kept and checked.</source>
        <translation>Diese Bedingung ist so geschrieben, dass die Tabelle sie nicht zeigen kann. Sie bleibt und wird geprüft.</translation>
    </message>
    <message>
        <source>No provider is sent this rule; it is checked here.</source>
        <translation>Kein Anbieter bekommt diese Regel; sie wird hier geprüft.</translation>
    </message>
    <message>
        <source>If</source>
        <comment>heading: a field</comment>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>is</source>
        <comment>heading: a value</comment>
        <translation>ist</translation>
    </message>
    <message>
        <source>then</source>
        <comment>heading: a field</comment>
        <translation>dann</translation>
    </message>
    <message>
        <source>demand</source>
        <comment>heading: must be, is at least, …</comment>
        <translation>Regel</translation>
    </message>
    <message>
        <source>value</source>
        <comment>heading</comment>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>cuewright::RulesPane</name>
    <message>
        <source>Add a rule about the group that is chosen above</source>
        <translation>Regel zur oben gewählten Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Rules across fields</source>
        <translation>Regeln zwischen Feldern</translation>
    </message>
    <message>
        <source>Columns of the rules</source>
        <translation>Spalten der Regeln</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No rules across fields</source>
        <translation>Keine Regeln zwischen Feldern</translation>
    </message>
    <message>
        <source>For example: if category is billing, then subcategory must be refund or invoice.</source>
        <translation>Zum Beispiel: Wenn category billing ist, dann muss subcategory refund oder invoice sein.</translation>
    </message>
</context>
<context>
    <name>cuewright::RunningCall</name>
    <message>
        <source>The call was given up.</source>
        <translation>Der Aufruf wurde aufgegeben.</translation>
    </message>
    <message>
        <source>This request may need %L1 tokens, more than the %L2 a minute that you allow. Shorten it, lower its longest answer, or raise the limit.</source>
        <translation>Diese Anfrage braucht womöglich %L1 Token, mehr als die erlaubten %L2 je Minute. Kürzen, die längste Antwort verkleinern oder das Limit erhöhen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Stopped because the program ends.</source>
        <translation>Angehalten, weil das Programm beendet wird.</translation>
    </message>
    <message>
        <source>%1 Attempt %2 of %3 follows when the server wants it.</source>
        <translation>%1 Versuch %2 von %3 folgt, wenn der Server es will.</translation>
    </message>
    <message>
        <source>%1 Attempt %2 of %3 follows.</source>
        <translation>%1 Versuch %2 von %3 folgt.</translation>
    </message>
    <message>
        <source>Skipped.</source>
        <translation>Übersprungen.</translation>
    </message>
    <message>
        <source>Skipped. Before that: %1</source>
        <translation>Übersprungen. Davor: %1</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>Sie lautet %1.</translation>
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
    <name>cuewright::SampleCases</name>
    <message>
        <source>should be valid</source>
        <translation>soll gültig sein</translation>
    </message>
    <message>
        <source>should be invalid</source>
        <translation>soll ungültig sein</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>It is valid.</source>
        <translation>Es ist gültig.</translation>
    </message>
    <message>
        <source>Delete the test case “%1”?</source>
        <translation>Testfall „%1“ löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Should be the other: valid or invalid</source>
        <translation>Soll umgekehrt sein: gültig oder ungültig</translation>
    </message>
</context>
<context>
    <name>cuewright::SamplePane</name>
    <message>
        <source>Paste a reply here, or let one be made up.</source>
        <translation>Hier eine Antwort einfügen oder eine erfinden lassen.</translation>
    </message>
    <message>
        <source>No test cases yet. Keep a sample to make one.</source>
        <translation>Noch keine Testfälle. Ein behaltenes Beispiel wird einer.</translation>
    </message>
    <message>
        <source>No reply has come for this schema yet.</source>
        <translation>Zu diesem Schema kam noch keine Antwort.</translation>
    </message>
    <message>
        <source>Valid: it fits the schema.</source>
        <translation>Gültig: Es passt zum Schema.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>violation, line</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Sample: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>This schema has no rule that a single change breaks.</source>
        <translation>Dieses Schema hat keine Regel, die eine einzelne Änderung verletzt.</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>Sample test</source>
        <translation>Beispieltest</translation>
    </message>
    <message>
        <source>Where the sample is from</source>
        <translation>Woher das Beispiel kommt</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Make up a reply that fits the schema; again: another one</source>
        <translation>Eine Antwort erfinden, die zum Schema passt; noch einmal: eine andere</translation>
    </message>
    <message>
        <source>Make invalid</source>
        <translation>Ungültig machen</translation>
    </message>
    <message>
        <source>Make up a reply that breaks one rule; again: the next rule</source>
        <translation>Eine Antwort erfinden, die eine Regel verletzt; noch einmal: die nächste Regel</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Behalten …</translation>
    </message>
    <message>
        <source>Keep the sample as a test case of the schema</source>
        <translation>Das Beispiel als Testfall des Schemas behalten</translation>
    </message>
    <message>
        <source>Sample reply</source>
        <translation>Beispielantwort</translation>
    </message>
    <message>
        <source>What the schema says of the sample</source>
        <translation>Was das Schema zum Beispiel sagt</translation>
    </message>
    <message>
        <source>Making up a reply …</source>
        <translation>Eine Antwort wird erfunden …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop making up a reply</source>
        <translation>Keine Antwort mehr erfinden</translation>
    </message>
    <message>
        <source>Paste arguments here, or let some be made up.</source>
        <translation>Hier Argumente einfügen oder welche erfinden lassen.</translation>
    </message>
    <message>
        <source>Make up arguments that fit the schema; again: others</source>
        <translation>Argumente erfinden, die zum Schema passen; noch einmal: andere</translation>
    </message>
    <message>
        <source>Make up arguments that break one rule; again: the next rule</source>
        <translation>Argumente erfinden, die eine Regel brechen; noch einmal: die nächste Regel</translation>
    </message>
    <message>
        <source>Stop making up arguments</source>
        <translation>Keine Argumente mehr erfinden</translation>
    </message>
    <message>
        <source>Sample arguments</source>
        <translation>Probeargumente</translation>
    </message>
    <message>
        <source>Nothing is typed here. The test case keeps its last value until there is a new one.</source>
        <translation>Hier steht nichts. Der Testfall behält seinen letzten Wert, bis es einen neuen gibt.</translation>
    </message>
    <message>
        <source>Making up arguments …</source>
        <translation>Argumente werden ausgedacht …</translation>
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
        <translation>Ausführen · Token · $0</translation>
    </message>
    <message>
        <source>Tokens and price are on the button first</source>
        <translation>Token und Preis stehen vorher auf dem Knopf</translation>
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
    <name>cuewright::SampleSet</name>
    <message>
        <source>“%1” is no list of samples. It is left as it is.</source>
        <translation>„%1“ ist keine Liste von Beispielen. Die Datei bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaCheck</name>
    <message>
        <source>Fix all for %1</source>
        <translation>Alles für %1 beheben</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaDelegate</name>
    <message>
        <source>Name of the field</source>
        <translation>Name des Feldes</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaDocument</name>
    <message>
        <source>Typing</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The fields can be changed again when the source is right. %1</source>
        <translation>Die Felder lassen sich wieder ändern, wenn der Quelltext stimmt. %1</translation>
    </message>
    <message>
        <source>The source has just been changed; try again.</source>
        <translation>Der Quelltext wurde gerade geändert; versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaExporter</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als …</translation>
    </message>
    <message>
        <source>Copied as %1.</source>
        <translation>Als %1 kopiert.</translation>
    </message>
    <message>
        <source>Save as %1</source>
        <translation>Als %1 sichern</translation>
    </message>
    <message>
        <source>%1 (*%2)</source>
        <comment>language, ending of its files</comment>
        <translation>%1 (*%2)</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Als „%1“ gesichert.</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaFile</name>
    <message>
        <source>“%1” is not a text file in UTF-8. It is left as it is.</source>
        <translation>„%1“ ist keine Textdatei in UTF-8. Sie bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaHeader</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message numerus="yes">
        <source>Used by %n prompt(s)</source>
        <translation>
            <numerusform>Für %n Prompt</numerusform>
            <numerusform>Für %n Prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompts whose replies follow this schema; choose one to open it</source>
        <translation>Die Prompts, deren Antworten diesem Schema folgen; einen wählen, um ihn zu öffnen</translation>
    </message>
    <message>
        <source>≈%1 tok</source>
        <comment>number of tokens</comment>
        <translation>≈%1 Tok.</translation>
    </message>
    <message>
        <source>%1 · %2 in every request</source>
        <comment>tokens, price</comment>
        <translation>%1 · %2 je Anfrage</translation>
    </message>
    <message>
        <source>%1 in every request</source>
        <comment>tokens</comment>
        <translation>%1 je Anfrage</translation>
    </message>
    <message>
        <source>What the schema adds to each request with %1: %2 tokens of input, %3. Providers wrap schemas in their own way, so it is an estimate.</source>
        <translation>Was das Schema zu jeder Anfrage mit %1 hinzufügt: %2 Token Eingabe, %3. Anbieter verpacken Schemas auf ihre Weise, daher ist es eine Schätzung.</translation>
    </message>
    <message>
        <source>What the schema adds to each request with %1: %2 tokens of input. The price is not known.</source>
        <translation>Was das Schema zu jeder Anfrage mit %1 hinzufügt: %2 Token Eingabe. Der Preis ist nicht bekannt.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Make the schema of something that you have: JSON Schema, a sample, TypeScript, Pydantic, OpenAPI, CSV, a prompt</source>
        <translation>Das Schema aus etwas machen, das es schon gibt: JSON Schema, ein Beispiel, TypeScript, Pydantic, OpenAPI, CSV, ein Prompt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The schema as JSON Schema, OpenAI response_format, Pydantic, TypeScript or Zod</source>
        <translation>Das Schema als JSON Schema, OpenAI response_format, Pydantic, TypeScript oder Zod</translation>
    </message>
    <message>
        <source>What the tool adds to each request with %1: %2 tokens of input, %3. Providers wrap tools in their own way, so it is an estimate.</source>
        <translation>Was das Tool jeder Anfrage mit %1 hinzufügt: %2 Tokens Eingabe, %3. Anbieter verpacken Tools auf ihre eigene Art, also ist es eine Schätzung.</translation>
    </message>
    <message>
        <source>What the tool adds to each request with %1: %2 tokens of input. The price is not known.</source>
        <translation>Was das Tool jeder Anfrage mit %1 hinzufügt: %2 Tokens Eingabe. Der Preis ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The prompts that have this tool; choose one to open it</source>
        <translation>Die Prompts, die dieses Tool haben; einen auswählen, um ihn zu öffnen</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaModel</name>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>darf fehlen</translation>
    </message>
    <message>
        <source>may be empty</source>
        <translation>darf leer sein</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (JSON Schema: %2)</source>
        <translation>%1 (JSON Schema: %2)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaPage</name>
    <message>
        <source>Draft restored</source>
        <translation>Entwurf wiederhergestellt</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved. Nothing is lost.</source>
        <translation>Das Programm endete, bevor diese Änderungen gespeichert waren. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saving now would undo those changes.</source>
        <translation>Speichern würde diese Änderungen rückgängig machen.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Problems, sample test or rules</source>
        <translation>Probleme, Beispieltest oder Regeln</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Sample test</source>
        <translation>Beispieltest</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message numerus="yes">
        <source>All %n notes…</source>
        <translation>
            <numerusform>%n Hinweis…</numerusform>
            <numerusform>Alle %n Hinweise…</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes on the export</source>
        <translation>Hinweise zum Export</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaProblems</name>
    <message>
        <source>the whole schema</source>
        <translation>dem ganzen Schema</translation>
    </message>
    <message>
        <source>Checked here only, in %1: %2</source>
        <comment>field, sentence</comment>
        <translation>Nur hier geprüft, in %1: %2</translation>
    </message>
    <message>
        <source>Error in %1: %2</source>
        <comment>field, sentence</comment>
        <translation>Fehler in %1: %2</translation>
    </message>
    <message>
        <source>Warning in %1: %2</source>
        <comment>field, sentence</comment>
        <translation>Warnung in %1: %2</translation>
    </message>
    <message>
        <source>%1 Fix: %2</source>
        <comment>sentence, words of the button</comment>
        <translation>%1 Behebung: %2</translation>
    </message>
    <message>
        <source>%1 You have to decide.</source>
        <translation>%1 Das müssen Sie entscheiden.</translation>
    </message>
    <message>
        <source>Whole schema</source>
        <translation>Ganzes Schema</translation>
    </message>
    <message>
        <source>Checked here only</source>
        <translation>Nur hier geprüft</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Sie entscheiden</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaTree</name>
    <message>
        <source>Fields of the schema</source>
        <translation>Felder des Schemas</translation>
    </message>
</context>
<context>
    <name>cuewright::SchemaVerbs</name>
    <message>
        <source>field</source>
        <comment>name of a new field; no spaces</comment>
        <translation>feld</translation>
    </message>
    <message>
        <source>part</source>
        <comment>name of a new shared part; no spaces</comment>
        <translation>teil</translation>
    </message>
    <message>
        <source>Remove an option</source>
        <translation>Möglichkeit entfernen</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>Möglichkeit hinzufügen</translation>
    </message>
    <message>
        <source>Add the first field</source>
        <translation>Erstes Feld hinzufügen</translation>
    </message>
    <message>
        <source>The schema is no group; only groups have fields.</source>
        <translation>Das Schema ist keine Gruppe; nur Gruppen haben Felder.</translation>
    </message>
</context>
<context>
    <name>cuewright::ServerDialog</name>
    <message>
        <source>How the server is reached</source>
        <translation>Wie der Server erreicht wird</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add an MCP server</source>
        <translation>Einen MCP-Server hinzufügen</translation>
    </message>
    <message>
        <source>Edit the MCP server “%1”</source>
        <translation>Den MCP-Server „%1“ bearbeiten</translation>
    </message>
    <message>
        <source>the project&apos;s</source>
        <translation>der des Projekts</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>only its name or path</source>
        <translation>nur Name oder Pfad</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>one a line; no shell reads them</source>
        <translation>eines je Zeile; keine Shell liest sie</translation>
    </message>
    <message>
        <source>Folder it runs in</source>
        <translation>Ordner, in dem es läuft</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>${env:NAME} takes one of yours</source>
        <translation>${env:NAME} nimmt eine von Ihren</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>https, or http on this machine</source>
        <translation>https, oder http auf diesem Rechner</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>A program on this machine, by standard input and output</source>
        <translation>Ein Programm auf diesem Rechner, über Standardein- und -ausgabe</translation>
    </message>
    <message>
        <source>A server that runs already, by Streamable HTTP</source>
        <translation>Ein Server, der schon läuft, über Streamable HTTP</translation>
    </message>
    <message>
        <source>A server that is switched off stays in mcp.json, and is never started</source>
        <translation>Ein abgeschalteter Server bleibt in mcp.json und wird nie gestartet</translation>
    </message>
    <message>
        <source>Writes mcp.json. Nothing is started.</source>
        <translation>Schreibt mcp.json. Nichts wird gestartet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Values with a closed lock go to the system&apos;s keychain, never into the file.</source>
        <translation>Werte mit geschlossenem Schloss kommen in den Schlüsselbund des Systems, nie in die Datei.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <source>Say which program to start.</source>
        <translation>Sagen Sie, welches Programm gestartet wird.</translation>
    </message>
    <message>
        <source>Say where the server is.</source>
        <translation>Sagen Sie, wo der Server ist.</translation>
    </message>
</context>
<context>
    <name>cuewright::ServerImport</name>
    <message>
        <source>Paste the settings of Claude Desktop, Claude Code, Cursor, VS Code, Windsurf or Zed, or drop the file.</source>
        <translation>Fügen Sie die Einstellungen von Claude Desktop, Claude Code, Cursor, VS Code, Windsurf oder Zed ein, oder ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import MCP servers</source>
        <translation>MCP-Server importieren</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>Text, der importiert wird</translation>
    </message>
    <message>
        <source>Reads the text from a file</source>
        <translation>Liest den Text aus einer Datei</translation>
    </message>
    <message>
        <source>Servers in the text</source>
        <translation>Server in dem Text</translation>
    </message>
    <message>
        <source>Adds the ticked servers to mcp.json. Nothing is started.</source>
        <translation>Fügt die angehakten Server zu mcp.json hinzu. Nichts wird gestartet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ändert nichts</translation>
    </message>
    <message>
        <source>Secrets go to the system&apos;s keychain. Nothing is started.</source>
        <translation>Geheimnisse kommen in den Schlüsselbund des Systems. Nichts wird gestartet.</translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation>Einstellungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The servers show here before anything changes.</source>
        <translation>Die Server erscheinen hier, bevor sich etwas ändert.</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
    <message>
        <source>It is in mcp.json already.</source>
        <translation>Er steht schon in mcp.json.</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) for the keychain.</source>
        <translation>
            <numerusform>%n Geheimnis für den Schlüsselbund.</numerusform>
            <numerusform>%n Geheimnisse für den Schlüsselbund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) in this text</source>
        <translation>
            <numerusform>%n Server in diesem Text</numerusform>
            <numerusform>%n Server in diesem Text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n server(s)</source>
        <translation>
            <numerusform>%n Server importieren</numerusform>
            <numerusform>%n Server importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>in this project: %1</source>
        <translation>in diesem Projekt: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>program, its file</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Auf diesem Rechner gefunden</translation>
    </message>
    <message>
        <source>read when you choose one</source>
        <translation>erst gelesen, wenn Sie eine wählen</translation>
    </message>
</context>
<context>
    <name>cuewright::ServerLogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>cuewright::ServerPane</name>
    <message>
        <source>protocol %1</source>
        <translation>Protokoll %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Ends the server. Calls that run fail.</source>
        <translation>Beendet den Server. Aufrufe, die laufen, scheitern.</translation>
    </message>
    <message>
        <source>You are asked first, and see exactly what would run.</source>
        <translation>Sie werden erst gefragt und sehen genau, was laufen würde.</translation>
    </message>
    <message>
        <source>Tools  %1</source>
        <translation>Tools  %1</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>This entry cannot be used.</source>
        <translation>Dieser Eintrag ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>mcp.json has changed.</source>
        <translation>mcp.json hat sich geändert.</translation>
    </message>
    <message>
        <source>The server still runs as it was started.</source>
        <translation>Der Server läuft noch so, wie er gestartet wurde.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Log  %1</source>
        <translation>Protokoll  %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Parts of the server</source>
        <translation>Teile des Servers</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>Protokoll des Servers</translation>
    </message>
    <message>
        <source>Tools of the server</source>
        <translation>Tools des Servers</translation>
    </message>
    <message>
        <source>Ends the server and starts it by what mcp.json says now</source>
        <translation>Beendet den Server und startet ihn nach dem, was mcp.json jetzt sagt</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Command, arguments, variables, address and headers</source>
        <translation>Befehl, Argumente, Variablen, Adresse und Header</translation>
    </message>
    <message>
        <source>Remove this server</source>
        <translation>Diesen Server entfernen</translation>
    </message>
    <message>
        <source>Remove this server from mcp.json</source>
        <translation>Diesen Server aus mcp.json entfernen</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>Er läuft nicht.</translation>
    </message>
    <message>
        <source>Its secrets are kept only until the program ends.</source>
        <translation>Seine Geheimnisse bleiben nur bis zum Ende des Programms.</translation>
    </message>
    <message>
        <source>%1 They have to be entered again then; a variable of the environment, ${env:NAME}, needs none.</source>
        <comment>why</comment>
        <translation>%1 Danach müssen sie neu eingegeben werden; eine Variable der Umgebung, ${env:NAME}, braucht das nicht.</translation>
    </message>
</context>
<context>
    <name>cuewright::ServersPage</name>
    <message>
        <source>Programs and services that give prompts tools: files, databases, the web. They are kept in the project&apos;s mcp.json, as other programs have it; nothing starts before you have seen what would run.</source>
        <translation>Programme und Dienste, die Prompts Tools geben: Dateien, Datenbanken, das Web. Sie stehen in der mcp.json des Projekts, wie bei anderen Programmen; nichts startet, bevor Sie gesehen haben, was laufen würde.</translation>
    </message>
    <message>
        <source>No MCP servers yet</source>
        <translation>Noch keine MCP-Server</translation>
    </message>
    <message>
        <source>Add server…</source>
        <translation>Server hinzufügen …</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>MCP servers belong to a project. Open one first.</source>
        <translation>MCP-Server gehören zu einem Projekt. Öffnen Sie erst eines.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>mcp.json cannot be read.</source>
        <translation>mcp.json ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Until it is mended, what it said before counts, and it is not written.</source>
        <translation>Bis das behoben ist, gilt, was darin stand, und die Datei wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>Open as text</source>
        <translation>Als Text öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Remove “%1” from mcp.json?</source>
        <translation>„%1“ aus mcp.json entfernen?</translation>
    </message>
    <message>
        <source>It is stopped. Tools of the project that use it stay, and can no longer be called. Its secrets stay in the keychain.</source>
        <translation>Er wird angehalten. Tools des Projekts, die ihn nutzen, bleiben und können nicht mehr aufgerufen werden. Seine Geheimnisse bleiben im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Servers from the settings of another program</source>
        <translation>Server aus den Einstellungen eines anderen Programms</translation>
    </message>
    <message>
        <source>A program on this machine, or an address</source>
        <translation>Ein Programm auf diesem Rechner, oder eine Adresse</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>mcp.json was not changed.</source>
        <translation>mcp.json wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The tool was not added.</source>
        <translation>Das Tool wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>Added to the project.</source>
        <translation>Zum Projekt hinzugefügt.</translation>
    </message>
    <message>
        <source>%1 is answered by this server. Prompts have to offer it to the model.</source>
        <translation>%1 wird von diesem Server beantwortet. Prompts müssen es dem Modell anbieten.</translation>
    </message>
    <message>
        <source>Offer it in a prompt…</source>
        <translation>In einem Prompt anbieten…</translation>
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
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>cuewright::SettingsRow</name>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Not sent: %1. %2.</source>
        <translation>Nicht gesendet: %1. %2.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>Max. Ausgabe</translation>
    </message>
    <message>
        <source>Response format</source>
        <translation>Antwortformat</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
</context>
<context>
    <name>cuewright::ShortcutsPane</name>
    <message>
        <source>Changed by you</source>
        <translation>Selbst geändert</translation>
    </message>
    <message>
        <source>Ctrl+Alt types characters on many keyboards. Take another one.</source>
        <translation>Strg+Alt schreibt auf vielen Tastaturen Zeichen. Ein anderes Kürzel nehmen.</translation>
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
        <translation>Was die Läufe gekostet haben</translation>
    </message>
    <message>
        <source>Where your runs go, and the keys for it</source>
        <translation>Wohin die Läufe gehen, und die Schlüssel dafür</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>Programs and services that give this project tools</source>
        <translation>Programme und Dienste, die diesem Projekt Tools geben</translation>
    </message>
</context>
<context>
    <name>cuewright::SlotModel</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Edited: %1</source>
        <translation>Bearbeitet: %1</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Needs a result: its arguments were edited</source>
        <translation>Braucht ein Ergebnis: die Argumente wurden bearbeitet</translation>
    </message>
    <message>
        <source>Needs a result</source>
        <translation>Braucht ein Ergebnis</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Turns %1–%2</source>
        <translation>Runden %1–%2</translation>
    </message>
    <message>
        <source>run again after you send</source>
        <translation>laufen nach dem Senden noch einmal</translation>
    </message>
    <message>
        <source>runs again</source>
        <translation>läuft noch einmal</translation>
    </message>
    <message>
        <source>Waits for your permission</source>
        <translation>Wartet auf Erlaubnis</translation>
    </message>
</context>
<context>
    <name>cuewright::SlotPane</name>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message numerus="yes">
        <source>%n calls in parallel</source>
        <translation>
            <numerusform>%n Aufruf gleichzeitig</numerusform>
            <numerusform>%n Aufrufe gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message>
        <source>%1 of %2 results</source>
        <translation>%1 von %2 Ergebnissen</translation>
    </message>
    <message>
        <source>This turn calls no tool.</source>
        <translation>Diese Runde ruft kein Tool auf.</translation>
    </message>
    <message>
        <source>No turn is chosen.</source>
        <translation>Keine Runde ist gewählt.</translation>
    </message>
    <message>
        <source>Calls of the turn</source>
        <translation>Aufrufe der Runde</translation>
    </message>
    <message>
        <source>Every call gets a result slot; none can be missed.</source>
        <translation>Jeder Aufruf hat seinen Platz für ein Ergebnis; keiner geht verloren.</translation>
    </message>
</context>
<context>
    <name>cuewright::SourcePage</name>
    <message>
        <source>“%1” is not a text file in UTF-8. It is left as it is.</source>
        <translation>„%1“ ist keine Textdatei in UTF-8. Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saving now would undo those changes.</source>
        <translation>Speichern würde diese Änderungen rückgängig machen.</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>The file can be saved; runs that need it wait until it is mended.</source>
        <translation>Die Datei kann gespeichert werden; Läufe, die sie brauchen, warten, bis sie berichtigt ist.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>Text von %1</translation>
    </message>
    <message>
        <source>%1 tok</source>
        <translation>%1 Tok.</translation>
    </message>
    <message>
        <source>… tok</source>
        <translation>… Tok.</translation>
    </message>
    <message>
        <source>Tokens of this text in the encoding %1. A request may write it more shortly.</source>
        <translation>Tokens dieses Textes in der Kodierung %1. Eine Anfrage schreibt ihn vielleicht kürzer.</translation>
    </message>
</context>
<context>
    <name>cuewright::SourcePane</name>
    <message>
        <source>The fields show the last text that could be read.</source>
        <translation>Die Felder zeigen den letzten lesbaren Text.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Example reply</source>
        <translation>Beispielantwort</translation>
    </message>
    <message>
        <source>Source or example</source>
        <translation>Quelle oder Beispiel</translation>
    </message>
    <message>
        <source>Source of the schema</source>
        <translation>Quelle des Schemas</translation>
    </message>
    <message>
        <source>A reply that fits the schema</source>
        <translation>Eine Antwort, die zum Schema passt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Making up a reply …</source>
        <translation>Eine Antwort wird erfunden …</translation>
    </message>
    <message>
        <source>Example call</source>
        <translation>Beispielaufruf</translation>
    </message>
    <message>
        <source>Source of the tool</source>
        <translation>Quelltext des Tools</translation>
    </message>
    <message>
        <source>Arguments that fit the schema</source>
        <translation>Argumente, die zum Schema passen</translation>
    </message>
    <message>
        <source>Making up a call …</source>
        <translation>Ein Aufruf wird erfunden …</translation>
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
        <source>Tokens</source>
        <translation>Token</translation>
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
    <name>cuewright::SpendingDocument</name>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
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
    <message>
        <source>the cache saved %1</source>
        <translation>der Cache sparte %1</translation>
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
        <source>Share of the input tokens that came from the provider&apos;s cache</source>
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
    <name>cuewright::StartPanel</name>
    <message>
        <source>Ways to begin</source>
        <translation>Womit es anfangen kann</translation>
    </message>
    <message>
        <source>Describe the reply you want</source>
        <translation>Beschreiben Sie die gewünschte Antwort</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Name it, choose its type, go on with the next.</source>
        <translation>Benennen, Typ wählen, weiter mit dem nächsten.</translation>
    </message>
    <message>
        <source>Infer from a sample</source>
        <translation>Aus einem Beispiel ableiten</translation>
    </message>
    <message>
        <source>Paste a reply as it should be; the fields are told from it.</source>
        <translation>Eine Antwort einfügen, wie sie sein soll; daraus ergeben sich die Felder.</translation>
    </message>
    <message>
        <source>Paste JSON Schema</source>
        <translation>JSON Schema einfügen</translation>
    </message>
    <message>
        <source>Or TypeScript, Pydantic, OpenAPI, a CSV head, a prompt&apos;s outputs.</source>
        <translation>Oder TypeScript, Pydantic, OpenAPI, einen CSV-Kopf, Ausgaben eines Prompts.</translation>
    </message>
    <message>
        <source>Describe what the tool is called with</source>
        <translation>Beschreiben, womit das Tool aufgerufen wird</translation>
    </message>
    <message>
        <source>Paste the arguments of a call; the fields are told from them.</source>
        <translation>Argumente eines Aufrufs einfügen; die Felder werden daraus abgelesen.</translation>
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
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 + up to %2 out</source>
        <translation>%1 + bis zu %2 aus</translation>
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
        <translation>%1 von %2 Token</translation>
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
    <message>
        <source>%1 practice</source>
        <translation>%1 Übung</translation>
    </message>
    <message>
        <source>What this session&apos;s practice runs would have cost; nothing was charged</source>
        <translation>Was die Übungsläufe dieser Sitzung gekostet hätten; nichts wurde berechnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens selected</source>
        <translation>
            <numerusform>%Ln Token ausgewählt</numerusform>
            <numerusform>%Ln Tokens ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens of the selected text by itself</source>
        <translation>Tokens des ausgewählten Textes für sich allein</translation>
    </message>
    <message>
        <source>Tokens that the next run sends, and the most it may get back; shows where they go</source>
        <translation>Token, die der nächste Lauf sendet, und wie viele höchstens zurückkommen; zeigt, wohin sie gehen</translation>
    </message>
    <message>
        <source>Show the queue and the limits</source>
        <translation>Warteschlangen und Limits zeigen</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
</context>
<context>
    <name>cuewright::StepModel</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>final reply</source>
        <translation>letzte Antwort</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Turn %1 · %2</source>
        <translation>Runde %1 · %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>≈%1 in</source>
        <translation>≈%1 ein</translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation>%1 ein · %2 aus</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>runs again</source>
        <translation>läuft noch einmal</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>in parallel with %n others</source>
        <translation>
            <numerusform>gleichzeitig mit %n anderen</numerusform>
            <numerusform>gleichzeitig mit %n anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>may it run?</source>
        <translation>Darf es laufen?</translation>
    </message>
    <message>
        <source>waits for your permission</source>
        <translation>wartet auf Erlaubnis</translation>
    </message>
</context>
<context>
    <name>cuewright::TestPane</name>
    <message>
        <source>%1 of %2 pass</source>
        <translation>%1 von %2 bestehen</translation>
    </message>
    <message>
        <source>Test cases: %1</source>
        <translation>Testfälle: %1</translation>
    </message>
    <message>
        <source>How many test cases come out as they should</source>
        <translation>Wie viele Testfälle ausgehen, wie sie sollen</translation>
    </message>
    <message>
        <source>Rules %1</source>
        <translation>Regeln %1</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Sample test and rules</source>
        <translation>Beispieltest und Regeln</translation>
    </message>
    <message>
        <source>Sample test or rules across fields</source>
        <translation>Beispieltest oder Regeln zwischen Feldern</translation>
    </message>
    <message>
        <source>Sample test</source>
        <translation>Beispieltest</translation>
    </message>
    <message>
        <source>Try the schema with a reply</source>
        <translation>Das Schema mit einer Antwort ausprobieren</translation>
    </message>
    <message>
        <source>Rules across fields: if one has a value, then another must …</source>
        <translation>Regeln zwischen Feldern: Wenn eines einen Wert hat, dann muss ein anderes …</translation>
    </message>
    <message>
        <source>Try the parameters with the arguments of a call</source>
        <translation>Die Parameter mit den Argumenten eines Aufrufs ausprobieren</translation>
    </message>
</context>
<context>
    <name>cuewright::TimelinePane</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Edited or mock</source>
        <translation>Bearbeitet oder Attrappe</translation>
    </message>
    <message>
        <source>Of the old branch, runs again</source>
        <translation>Vom alten Zweig, läuft noch einmal</translation>
    </message>
    <message>
        <source>turn %1 runs again</source>
        <translation>Runde %1 läuft noch einmal</translation>
    </message>
    <message>
        <source>turns %1–%2 run again</source>
        <translation>Runden %1–%2 laufen noch einmal</translation>
    </message>
    <message>
        <source>turn %1 of %2 kept, %3</source>
        <translation>Runde %1 von %2 bleibt, %3</translation>
    </message>
    <message>
        <source>nothing was sent yet</source>
        <translation>noch wurde nichts gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n Runde</numerusform>
            <numerusform>%n Runden</numerusform>
        </translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline of the branch</source>
        <translation>Zeitleiste des Zweigs</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>cuewright::TimelineView</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tokens and cost</source>
        <translation>Token und Kosten</translation>
    </message>
</context>
<context>
    <name>cuewright::TokenBar</name>
    <message>
        <source>Where tokens go</source>
        <translation>Wohin die Token gehen</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolApprovalDialog</name>
    <message>
        <source>Run a tool for real?</source>
        <translation>Ein Tool echt ausführen?</translation>
    </message>
    <message>
        <source>Let “%1” run for real?</source>
        <translation>„%1“ echt ausführen?</translation>
    </message>
    <message>
        <source>may change or delete</source>
        <translation>kann ändern oder löschen</translation>
    </message>
    <message>
        <source>The MCP server “%1” is asked for its tool “%2”.</source>
        <translation>Der MCP-Server „%1“ wird nach seinem Tool „%2“ gefragt.</translation>
    </message>
    <message>
        <source>This program is started on your machine, without a shell. It gets the arguments as JSON.</source>
        <translation>Dieses Programm startet auf Ihrem Rechner, ohne Shell. Es bekommt die Argumente als JSON.</translation>
    </message>
    <message>
        <source>How the server is started</source>
        <translation>So startet der Server</translation>
    </message>
    <message>
        <source>Program and arguments, one in each line</source>
        <translation>Programm und Argumente, je eine Zeile</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>Im Ordner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Arguments of the call</source>
        <translation>Argumente des Aufrufs</translation>
    </message>
    <message>
        <source>What you allow counts for exactly this. If any of it changes, you are asked again.</source>
        <translation>Was Sie erlauben, gilt genau hierfür. Ändert sich etwas davon, werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>Tools that may change or delete something are asked for each time.</source>
        <translation>Bei Tools, die etwas ändern oder löschen können, wird jedes Mal gefragt.</translation>
    </message>
    <message>
        <source>Don&apos;t run</source>
        <translation>Nicht ausführen</translation>
    </message>
    <message>
        <source>The call stays without a result</source>
        <translation>Der Aufruf bleibt ohne Ergebnis</translation>
    </message>
    <message>
        <source>Always allow</source>
        <translation>Immer erlauben</translation>
    </message>
    <message>
        <source>Kept in your settings, until what runs changes</source>
        <translation>In Ihren Einstellungen aufgehoben, bis sich ändert, was läuft</translation>
    </message>
    <message>
        <source>For this session</source>
        <translation>Für diese Sitzung</translation>
    </message>
    <message>
        <source>Until the program ends</source>
        <translation>Bis das Programm endet</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Only this call</source>
        <translation>Nur dieser Aufruf</translation>
    </message>
    <message>
        <source>Start a server?</source>
        <translation>Einen Server starten?</translation>
    </message>
    <message>
        <source>Start the MCP server “%1”?</source>
        <translation>Den MCP-Server „%1“ starten?</translation>
    </message>
    <message>
        <source>Connect to the MCP server “%1”?</source>
        <translation>Mit dem MCP-Server „%1“ verbinden?</translation>
    </message>
    <message>
        <source>This program is started on your machine, without a shell and with your rights. It runs until you stop it or close Cuewright.</source>
        <translation>Dieses Programm wird auf Ihrem Rechner gestartet, ohne Shell und mit Ihren Rechten. Es läuft, bis Sie es anhalten oder Cuewright schließen.</translation>
    </message>
    <message>
        <source>Cuewright connects to this address. What its tools are called with goes there.</source>
        <translation>Cuewright verbindet sich mit dieser Adresse. Womit seine Tools aufgerufen werden, geht dorthin.</translation>
    </message>
    <message>
        <source>Variables that it gets</source>
        <translation>Variablen, die es bekommt</translation>
    </message>
    <message>
        <source>Headers that it gets</source>
        <translation>Header, die er bekommt</translation>
    </message>
    <message>
        <source>Don&apos;t start</source>
        <translation>Nicht starten</translation>
    </message>
    <message>
        <source>Nothing is started</source>
        <translation>Nichts wird gestartet</translation>
    </message>
    <message>
        <source>Only this start</source>
        <translation>Nur diesen Start</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolCallsView</name>
    <message>
        <source>Arguments of call %1, %2</source>
        <translation>Argumente des Aufrufs %1, %2</translation>
    </message>
    <message>
        <source>Result of call %1, %2</source>
        <translation>Ergebnis des Aufrufs %1, %2</translation>
    </message>
    <message>
        <source>What %1 answers, as text or JSON</source>
        <translation>Was %1 antwortet, als Text oder JSON</translation>
    </message>
    <message>
        <source>Needs a result</source>
        <translation>Braucht ein Ergebnis</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>Send %n result(s)</source>
        <translation>
            <numerusform>%n Ergebnis senden</numerusform>
            <numerusform>%n Ergebnisse senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Send results (%1 of %2)</source>
        <translation>Ergebnisse senden (%1 von %2)</translation>
    </message>
    <message>
        <source>Every call needs a result before the model can go on.</source>
        <translation>Jeder Aufruf braucht ein Ergebnis, bevor das Modell weitermachen kann.</translation>
    </message>
    <message>
        <source>Tool calls</source>
        <translation>Tool-Aufrufe</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The reply is still arriving.</source>
        <translation>Die Antwort kommt noch an.</translation>
    </message>
    <message>
        <source>Open in inspector</source>
        <translation>Im Inspektor öffnen</translation>
    </message>
    <message>
        <source>Take the conversation apart: times, branches, mocks</source>
        <translation>Das Gespräch auseinandernehmen: Zeiten, Zweige, Attrappen</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolForm</name>
    <message>
        <source>has line breaks: change it in the source</source>
        <translation>hat Zeilenumbrüche: im Quelltext ändern</translation>
    </message>
    <message>
        <source>one argument a line</source>
        <translation>ein Argument je Zeile</translation>
    </message>
    <message>
        <source>A run waits until a person has typed the result.</source>
        <translation>Ein Lauf wartet, bis jemand das Ergebnis eingegeben hat.</translation>
    </message>
    <message>
        <source>The mock that fits the arguments answers.</source>
        <translation>Der Mock antwortet, der zu den Argumenten passt.</translation>
    </message>
    <message>
        <source>What a call with the same arguments got before.</source>
        <translation>Was ein Aufruf mit denselben Argumenten früher ergab.</translation>
    </message>
    <message>
        <source>A server of mcp.json runs it. It is asked for before the first time.</source>
        <translation>Ein Server aus mcp.json führt es aus. Vor dem ersten Mal wird gefragt.</translation>
    </message>
    <message>
        <source>A program on this computer runs it, never through a shell: the arguments come as JSON on its input. It is asked for before the first time.</source>
        <translation>Ein Programm auf diesem Rechner führt es aus, nie über eine Shell: Die Argumente kommen als JSON auf seine Eingabe. Vor dem ersten Mal wird gefragt.</translation>
    </message>
    <message>
        <source>It is not said which MCP server has this tool.</source>
        <translation>Es ist nicht gesagt, welcher MCP-Server dieses Tool hat.</translation>
    </message>
    <message>
        <source>There is no program to run.</source>
        <translation>Es gibt kein Programm, das laufen soll.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Tool</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Was das Modell liest</translation>
    </message>
    <message>
        <source>Who answers its calls</source>
        <translation>Wer auf Aufrufe antwortet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Letters a–z, digits, “_” and “-”, at most 64</source>
        <translation>Buchstaben a–z, Ziffern, „_“ und „-“, höchstens 64</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What it does, and when to call it</source>
        <translation>Was es tut und wann es aufgerufen werden soll</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Strikt</translation>
    </message>
    <message>
        <source>Whether the provider holds the model to the parameters. In the request: strict</source>
        <translation>Ob der Anbieter das Modell auf die Parameter festlegt. In der Anfrage: strict</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Nicht gesagt</translation>
    </message>
    <message>
        <source>Yes: arguments always fit the parameters</source>
        <translation>Ja: Argumente passen immer zu den Parametern</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Results come from</source>
        <translation>Ergebnisse kommen von</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Einem Menschen</translation>
    </message>
    <message>
        <source>Mocks</source>
        <translation>Mocks</translation>
    </message>
    <message>
        <source>Recorded results</source>
        <translation>Aufgezeichnete Ergebnisse</translation>
    </message>
    <message>
        <source>MCP server</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>Command on this computer</source>
        <translation>Befehl auf diesem Rechner</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Its key in mcp.json</source>
        <translation>Sein Schlüssel in mcp.json</translation>
    </message>
    <message>
        <source>Name at the server</source>
        <translation>Name beim Server</translation>
    </message>
    <message>
        <source>empty: the same</source>
        <translation>leer: derselbe</translation>
    </message>
    <message>
        <source>Program and arguments</source>
        <translation>Programm und Argumente</translation>
    </message>
    <message>
        <source>The program in the first line, then one argument a line</source>
        <translation>In der ersten Zeile das Programm, dann ein Argument je Zeile</translation>
    </message>
    <message>
        <source>Time limit in milliseconds</source>
        <translation>Zeitgrenze in Millisekunden</translation>
    </message>
    <message>
        <source>Changes or deletes for good</source>
        <translation>Ändert oder löscht endgültig</translation>
    </message>
    <message>
        <source>Such a tool is asked for each time. In the file: destructive</source>
        <translation>Vor einem solchen Tool wird jedes Mal gefragt. In der Datei: destructive</translation>
    </message>
    <message>
        <source>Not said: as the source tells</source>
        <translation>Nicht gesagt: wie die Quelle es angibt</translation>
    </message>
    <message>
        <source>Yes: ask each time</source>
        <translation>Ja: jedes Mal fragen</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolInvocation</name>
    <message>
        <source>The call of the tool was stopped.</source>
        <translation>Der Aufruf des Werkzeugs wurde gestoppt.</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolLoop</name>
    <message>
        <source>This conversation is running already.</source>
        <translation>Dieses Gespräch läuft schon.</translation>
    </message>
    <message>
        <source>There is nothing to send: a message is needed.</source>
        <translation>Es gibt nichts zu senden: Eine Nachricht fehlt.</translation>
    </message>
    <message>
        <source>This conversation has its answer. A further message goes on with it.</source>
        <translation>Dieses Gespräch hat seine Antwort. Mit einer weiteren Nachricht geht es weiter.</translation>
    </message>
    <message>
        <source>Every call needs a result first.</source>
        <translation>Zuerst braucht jeder Aufruf ein Ergebnis.</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolPage</name>
    <message>
        <source>%1 %2</source>
        <comment>what, how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Mocks</source>
        <translation>Mocks</translation>
    </message>
    <message>
        <source>Answers that are made up</source>
        <translation>Erdachte Antworten</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>What real calls got</source>
        <translation>Was echte Aufrufe ergaben</translation>
    </message>
    <message>
        <source>A tool is an object with a name, a description and parameters.</source>
        <translation>Ein Tool ist ein Objekt mit Name, Beschreibung und Parametern.</translation>
    </message>
    <message>
        <source>Parts of the tool</source>
        <translation>Teile des Tools</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Tool</translation>
    </message>
    <message>
        <source>Its name, its description, and who answers</source>
        <translation>Sein Name, seine Beschreibung und wer antwortet</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>What it is called with</source>
        <translation>Womit es aufgerufen wird</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolsButton</name>
    <message>
        <source>The project has no tools yet</source>
        <translation>Das Projekt hat noch keine Tools</translation>
    </message>
    <message>
        <source>%1 (no such file)</source>
        <translation>%1 (keine solche Datei)</translation>
    </message>
    <message>
        <source>Tools: none</source>
        <translation>Tools: keine</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <translation>Tools: %1</translation>
    </message>
    <message>
        <source>The project&apos;s tools that this prompt offers to the model</source>
        <translation>Die Tools des Projekts, die dieser Prompt dem Modell anbietet</translation>
    </message>
</context>
<context>
    <name>cuewright::ToolsPane</name>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1, left out: %2</source>
        <translation>%1, ausgelassen: %2</translation>
    </message>
    <message>
        <source>No tools</source>
        <translation>Keine Tools</translation>
    </message>
    <message>
        <source>This server offers no tools.</source>
        <translation>Dieser Server bietet keine Tools an.</translation>
    </message>
    <message>
        <source>Asks you</source>
        <translation>Fragt Sie</translation>
    </message>
    <message>
        <source>A dialog shows what would be started, and waits for your answer.</source>
        <translation>Ein Dialog zeigt, was gestartet würde, und wartet auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>The first start may take a minute where something is downloaded. The log tells how far it is.</source>
        <translation>Der erste Start kann eine Minute dauern, wo etwas heruntergeladen wird. Das Protokoll sagt, wie weit er ist.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Endet …</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>mcp.json switches this server off: its tools cannot be called.</source>
        <translation>mcp.json schaltet diesen Server ab: Seine Tools können nicht aufgerufen werden.</translation>
    </message>
    <message>
        <source>Switch on and start</source>
        <translation>Einschalten und starten</translation>
    </message>
    <message>
        <source>Tools show while the server runs</source>
        <translation>Tools erscheinen, während der Server läuft</translation>
    </message>
    <message>
        <source>You are asked before it starts, and see exactly what would run.</source>
        <translation>Sie werden gefragt, bevor er startet, und sehen genau, was laufen würde.</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>Server starten</translation>
    </message>
</context>
<context>
    <name>cuewright::TryPane</name>
    <message>
        <source>says it only reads</source>
        <translation>liest nur, sagt er</translation>
    </message>
    <message>
        <source>may change or delete</source>
        <translation>kann ändern oder löschen</translation>
    </message>
    <message>
        <source>may add</source>
        <translation>kann hinzufügen</translation>
    </message>
    <message>
        <source>What the server says about its tool. Nobody has checked it.</source>
        <translation>Was der Server über sein Tool sagt. Niemand hat es geprüft.</translation>
    </message>
    <message>
        <source>The log may tell more.</source>
        <translation>Das Protokoll sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>The tool failed. A model would read this:</source>
        <translation>Das Tool ist gescheitert. Ein Modell läse dies:</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>progress</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run tool</source>
        <translation>Tool ausführen</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>Fertig in %1</translation>
    </message>
    <message>
        <source>The server does not run.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Add to project</source>
        <translation>Zum Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Makes it one of the project&apos;s tools, for prompts. Its calls go to this server.</source>
        <translation>Macht es zu einem Tool des Projekts, für Prompts. Seine Aufrufe gehen an diesen Server.</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Fill in the arguments and press Run tool. It runs for real, and nothing is sent to a model.</source>
        <translation>Füllen Sie die Argumente aus, und drücken Sie „Tool ausführen“. Es läuft wirklich, und nichts geht an ein Modell.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The part was not saved.</source>
        <translation>Der Teil wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The arguments cannot be read: %1</source>
        <translation>Die Argumente sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The server was asked to stop, too.</source>
        <translation>Auch der Server wurde gebeten, aufzuhören.</translation>
    </message>
    <message>
        <source>There is no result.</source>
        <translation>Es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <source>The tool runs …</source>
        <translation>Das Tool läuft …</translation>
    </message>
</context>
<context>
    <name>cuewright::TurnMessages</name>
    <message>
        <source>(picture, sound or file)</source>
        <translation>(Bild, Ton oder Datei)</translation>
    </message>
    <message>
        <source>Messages  %1</source>
        <translation>Nachrichten  %1</translation>
    </message>
    <message>
        <source>Write the message.</source>
        <translation>Die Nachricht schreiben.</translation>
    </message>
    <message>
        <source>This turn adds no message: it sends the results of the turn before.</source>
        <translation>Diese Runde fügt keine Nachricht hinzu: Sie sendet die Ergebnisse der Runde davor.</translation>
    </message>
    <message>
        <source>Show all %1 KB</source>
        <translation>Alle %1 KB zeigen</translation>
    </message>
    <message>
        <source>Messages of the turn</source>
        <translation>Nachrichten der Runde</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Add a message to this turn</source>
        <translation>Dieser Runde eine Nachricht hinzufügen</translation>
    </message>
    <message>
        <source>Take this message away</source>
        <translation>Diese Nachricht wegnehmen</translation>
    </message>
    <message>
        <source>Only the beginning is shown. All of a long text may take a moment.</source>
        <translation>Nur der Anfang wird gezeigt. Ein langer Text kann ganz einen Moment brauchen.</translation>
    </message>
</context>
<context>
    <name>cuewright::TurnSettings</name>
    <message>
        <source>As the file says it</source>
        <translation>Wie es in der Datei steht</translation>
    </message>
    <message>
        <source>Settings of the turn</source>
        <translation>Einstellungen der Runde</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>tool_choice: how free the model is to call tools</source>
        <translation>tool_choice: wie frei das Modell Tools aufrufen darf</translation>
    </message>
    <message>
        <source>Which tool</source>
        <translation>Welches Tool</translation>
    </message>
    <message>
        <source>Which tools</source>
        <translation>Welche Tools</translation>
    </message>
    <message>
        <source>One of them has to be called</source>
        <translation>Eines davon muss aufgerufen werden</translation>
    </message>
    <message>
        <source>Several calls at once</source>
        <translation>Mehrere Aufrufe zugleich</translation>
    </message>
    <message>
        <source>parallel_tool_calls: whether one answer may ask for several calls</source>
        <translation>parallel_tool_calls: ob eine Antwort mehrere Aufrufe verlangen darf</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>Denkaufwand</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>The model decides</source>
        <translation>Das Modell entscheidet</translation>
    </message>
    <message>
        <source>It has to call a tool</source>
        <translation>Es muss ein Tool aufrufen</translation>
    </message>
    <message>
        <source>No tool</source>
        <translation>Kein Tool</translation>
    </message>
    <message>
        <source>This one tool</source>
        <translation>Dieses eine Tool</translation>
    </message>
    <message>
        <source>Only some tools</source>
        <translation>Nur einige Tools</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Tools it may call</source>
        <translation>Tools, die es aufrufen darf</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsabzug</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzabzug</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>seed: with the same one, answers are alike where the server can do that</source>
        <translation>seed: mit demselben gleichen sich die Antworten, wo der Server das kann</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>Anhalten bei</translation>
    </message>
    <message>
        <source>stop: texts that end the answer, with commas between; \n is a line end</source>
        <translation>stop: Texte, die die Antwort beenden, durch Kommas getrennt; \n ist ein Zeilenende</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
</context>
<context>
    <name>cuewright::ValueList</name>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>F2 edits, Alt+Up and Alt+Down move, Delete removes. In JSON Schema: enum</source>
        <translation>F2 bearbeitet, Alt+Auf und Alt+Ab verschieben, Entf entfernt. In JSON Schema: enum</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Remove the choice</source>
        <translation>Wert entfernen</translation>
    </message>
    <message>
        <source>Move the choice up</source>
        <translation>Wert nach oben</translation>
    </message>
    <message>
        <source>Move the choice down</source>
        <translation>Wert nach unten</translation>
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
        <translation>Einen Prompt schreiben, die gewünschte Antwort als Felder beschreiben und den Preis vor dem Ausführen sehen.</translation>
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
        <translation>%1  Suche oder Befehl      %2  Nächster Bereich</translation>
    </message>
</context>
<context>
    <name>cuewright::WindowApp</name>
    <message>
        <source>Until then calls are kept in memory only; do not close the program.</source>
        <translation>Bis dahin stehen Aufrufe nur im Arbeitsspeicher; das Programm nicht schließen.</translation>
    </message>
    <message>
        <source>The ledger can be written again. Nothing is missing in it.</source>
        <translation>Das Kassenbuch kann wieder geschrieben werden. Es fehlt nichts darin.</translation>
    </message>
    <message>
        <source>Calls stop at %1.</source>
        <translation>Angehalten wird bei %1.</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>heute %1</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 warning at %2 is reached.</source>
        <translation>%1 Warnung bei %2 ist erreicht.</translation>
    </message>
</context>
</TS>
