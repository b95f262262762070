#include "chat/message.h"

#include <QtTest>

using namespace cuewright;

class TestMessage : public QObject
{
    Q_OBJECT
private slots:
    void roles_data();
    void roles();
    void otherNamesAreNoRoles_data();
    void otherNamesAreNoRoles();
    void joinedText();
};

void TestMessage::roles_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("name");
    QTest::newRow("system") << Role::System << QStringLiteral("system");
    QTest::newRow("developer") << Role::Developer << QStringLiteral("developer");
    QTest::newRow("user") << Role::User << QStringLiteral("user");
    QTest::newRow("assistant") << Role::Assistant << QStringLiteral("assistant");
    QTest::newRow("tool") << Role::Tool << QStringLiteral("tool");
}

void TestMessage::roles()
{
    QFETCH(Role, role);
    QFETCH(QString, name);
    QCOMPARE(roleName(role), name);
    QVERIFY(roleFromName(name) == role);
}

void TestMessage::otherNamesAreNoRoles_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("upper case") << QStringLiteral("System");
    QTest::newRow("longer") << QStringLiteral("users");
    QTest::newRow("shorter") << QStringLiteral("use");
    QTest::newRow("function") << QStringLiteral("function");
}

void TestMessage::otherNamesAreNoRoles()
{
    QFETCH(QString, name);
    QVERIFY(!roleFromName(name));
}

void TestMessage::joinedText()
{
    Message message = Message::text(Role::Tool, QStringLiteral("one "));
    QCOMPARE(message.role, Role::Tool);
    QCOMPARE(message.joinedText(), QStringLiteral("one "));
    message.parts.append(ContentPart{ContentPart::Kind::Image, QStringLiteral("no text"), QStringLiteral("https://a/b.png"), {}, {}});
    message.parts.append(ContentPart{ContentPart::Kind::Refusal, QStringLiteral("no"), {}, {}, {}});
    message.parts.append(ContentPart{ContentPart::Kind::Text, QStringLiteral("two"), {}, {}, {}});
    QCOMPARE(message.joinedText(), QStringLiteral("one two"));
    QCOMPARE(Message().joinedText(), QString());
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
