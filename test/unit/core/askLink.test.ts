import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askPlace, fillAskLink, isAskLink } from "../../../src/core/askLink.ts";

const chat = "https://chat.example.org/new?text={message}";

describe("an address at which the team asks", () => {
	it.each([
		chat,
		"https://chat.example.org/{message}",
		"mailto:team@example.org?subject=Why&body={message}",
		"https://chat.example.org/new?text={message}&again={message}",
	])("may be %s", (link) => {
		expect(isAskLink(link)).toBe(true);
	});

	it.each([
		"https://chat.example.org/new",
		"http://chat.example.org/{message}",
		"javascript:alert({message})",
		"command:workbench.action.quit?{message}",
		"file:///etc/{message}",
		"https://{message}/",
		"https://{message}.example.org/",
		"https://ada:secret@example.org/{message}",
		"https://example.org/a b/{message}",
		"{message}",
		"",
	])("may not be %j", (link) => {
		expect(isAskLink(link)).toBe(false);
	});

	it("is named to people by where it leads", () => {
		expect(askPlace(chat)).toBe("chat.example.org");
		expect(askPlace("mailto:team@example.org?body={message}")).toBe(
			"team@example.org",
		);
	});

	it("holds the message, all of it where it is short, and no more than that", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
				const filled = new URL(fillAskLink(chat, text));
				expect(filled.searchParams.get("text")).toBe(text);
				expect([...filled.searchParams.keys()]).toEqual(["text"]);
			}),
		);
	});

	it("is cut to what browsers take, between characters", () => {
		const filled = fillAskLink(chat, "雪".repeat(5_000));
		expect(filled.length).toBeLessThan(8_100);
		expect(new URL(filled).searchParams.get("text")).toMatch(/^雪+…$/);
	});
});
