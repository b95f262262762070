#include "replybench.h"

namespace cuewright {

Json ReplyBench::schema()
{
    return *parseJson(R"({"type":"object","additionalProperties":false,"properties":{
        "category":{"type":"string","enum":["technical","billing","account","feature_request","bug_report","general"]},
        "subcategory":{"type":"string"},
        "priority":{"type":"string","enum":["low","medium","high","urgent"]},
        "requires_human_review":{"type":"boolean"},
        "estimated_resolution_time":{"type":"number","minimum":0,"maximum":720},
        "confidence_score":{"type":"number","minimum":0,"maximum":1},
        "reasoning":{"type":"string"}},
        "required":["category","subcategory","priority","requires_human_review","estimated_resolution_time","confidence_score","reasoning"]})");
}

QByteArray ReplyBench::answer(int minutes, const QByteArray &category, const QByteArray &priority)
{
    return R"({"category":")" + category + R"(","subcategory":"Single sign-on","priority":")" + priority
        + R"(","requires_human_review":true,"estimated_resolution_time":)" + QByteArray::number(minutes)
        + R"(,"confidence_score":0.92,"reasoning":"Sign-in fails for many users right after a SAML certificate change, and password accounts still work, so the fault is in the SSO set-up. It touches an Enterprise contract and a deadline tomorrow, so a person should confirm."})";
}

QByteArray ReplyBench::delta(const QByteArray &text)
{
    return FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":)" + writeJson(Json(text.toStdString())) + "}}]}");
}

QByteArray ReplyBench::streamEnd(const QByteArray &reason)
{
    return FakeServer::event(R"({"choices":[{"index":0,"delta":{},"finish_reason":")" + reason + R"("}],"usage":{"prompt_tokens":371,"completion_tokens":88}})")
        + FakeServer::event("[DONE]") + FakeServer::lastChunk();
}

QByteArray ReplyBench::toolCalls()
{
    return FakeServer::event(R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","function":{"name":"find_customer","arguments":"{\"email\":\"a@example.com\",\"plan\":\"Enterprise\"}"}},{"index":1,"id":"call_2","function":{"name":"list_invoices","arguments":"{\"customer\":7,\"months\":[10,11]}"}}]}}]})")
        + streamEnd("tool_calls");
}

} // namespace cuewright
