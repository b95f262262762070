#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <set>

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    bool counted = false; // has forms for one and for many
    QString state;        // "unfinished", "vanished", "obsolete"; empty: done
    QStringList forms;

    QString key() const
    {
        const QStringList parts{context, source, comment, counted ? QStringLiteral("counted") : QString()};
        return parts.join(QLatin1String(" | "));
    }
};

QString fileOf(const QString &language)
{
    return QStringLiteral(CUEWRIGHT_SOURCE_DIR "/translations/cuewright_%1.ts").arg(language);
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes", {}, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.counted)
                message.forms.append(xml.readElementText());
            while (message.counted && xml.readNextStartElement())
                message.forms.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString &path)
{
    std::vector<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

// What a translation must not lose: placeholders, the mark of a shortcut, the marks of dimmed words, the shortcut's column.
QStringList marksOf(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("%L?(?:\\d{1,2}|n)|&|\\||\t|\\{\\{|\\}\\}"));
    QStringList marks;
    for (auto it = mark.globalMatch(text); it.hasNext();)
        marks.append(it.next().captured());
    marks.sort();
    return marks;
}

std::set<QString> keysOf(const std::vector<Message> &messages)
{
    std::set<QString> keys;
    for (const Message &message : messages)
        keys.insert(message.key());
    return keys;
}

QString missingIn(const std::set<QString> &those, const std::set<QString> &these)
{
    QStringList missing;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(missing));
    return missing.join(u'\n');
}

} // namespace

/// The translations are whole, and belong to the texts that the sources have now.
class TestTranslations final : public QObject
{
    Q_OBJECT
private slots:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("atLeast"); // an empty or broken file must not pass
        QTest::newRow("German") << QStringLiteral("de") << 900;
        QTest::newRow("English plurals") << QStringLiteral("en") << 10;
    }

    void everyTextIsTranslated()
    {
        QFETCH(const QString, language);
        QFETCH(const int, atLeast);
        const std::vector<Message> messages = readMessages(fileOf(language));
        QVERIFY(static_cast<int>(messages.size()) >= atLeast);
        QStringList wrong;
        for (const Message &message : messages) {
            const qsizetype forms = message.counted ? 2 : 1; // German and English have one plural
            bool fine = message.state.isEmpty() && message.forms.size() == forms;
            for (const QString &form : message.forms)
                fine = fine && !form.trimmed().isEmpty() && marksOf(form) == marksOf(message.source);
            if (!fine)
                wrong.append(message.key() + QLatin1String(" => ") + message.forms.join(QLatin1String(" / ")));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void englishHasOnlyPlurals()
    {
        std::set<QString> counted;
        for (const Message &message : readMessages(fileOf(QStringLiteral("de")))) {
            if (message.counted)
                counted.insert(message.key());
        }
        const std::set<QString> english = keysOf(readMessages(fileOf(QStringLiteral("en"))));
        QCOMPARE(missingIn(english, counted), QString());
        QCOMPARE(missingIn(counted, english), QString());
    }

    // The names of alternatives in "(s)" are for the translators; no person should see one.
    void noFormShowsBothNumbers()
    {
        for (const char *language : {"de", "en"}) {
            for (const Message &message : readMessages(fileOf(QLatin1String(language))))
                QVERIFY2(!message.forms.join(u' ').contains(u"(s)"), qPrintable(message.key()));
        }
    }

    void sourcesHaveNoOtherTexts()
    {
#ifndef CUEWRIGHT_LUPDATE
        QSKIP("This Qt has no lupdate.");
#else
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("cuewright_de.ts"));
        QVERIFY(QFile::copy(fileOf(QStringLiteral("de")), copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(CUEWRIGHT_SOURCE_DIR));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(CUEWRIGHT_LUPDATE),
            {QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("core"),
                QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        const QString said = QString::fromLocal8Bit(lupdate.readAll());
        QCOMPARE(lupdate.exitCode(), 0);
        // Such a text is looked up in another context than the one it is filed under, and never found.
        QVERIFY2(!said.contains(QLatin1String("lacks Q_OBJECT")), qPrintable(said));
        const std::set<QString> now = keysOf(readMessages(copy));
        const std::set<QString> filed = keysOf(readMessages(fileOf(QStringLiteral("de"))));
        QVERIFY(!now.empty());
        QCOMPARE(missingIn(filed, now), QString()); // run ./dev translations, then translate what is new
        QCOMPARE(missingIn(now, filed), QString());
#endif
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
