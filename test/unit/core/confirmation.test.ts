import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	readConfirmation,
	writeConfirmation,
} from "../../../src/core/confirmation.ts";

const ada = { name: "Ada Lovelace", email: "ada@example.org" };

describe("what says that a note still holds", () => {
	it("is a day and a person, as git writes people", () => {
		expect(writeConfirmation({ date: "2026-11-22", by: ada })).toBe(
			"2026-11-22 Ada Lovelace <ada@example.org>",
		);
	});

	it("is read as it was written, with a name or without", () => {
		const day = fc
			.date({
				min: new Date(0),
				max: new Date("9999-12-31"),
				noInvalidDate: true,
			})
			.map((date) => date.toISOString().slice(0, 10));
		const by = fc.constantFrom(
			undefined,
			ada,
			{ name: "Grace", email: undefined },
			{ name: "山田 太郎", email: "taro@example.org" },
		);
		fc.assert(
			fc.property(day, by, (date, by) => {
				const confirmation = { date, by };
				expect(readConfirmation(writeConfirmation(confirmation))).toEqual(
					confirmation,
				);
			}),
		);
	});

	it.each(["", "yesterday", "Ada Lovelace", "2026-11-2", "2026-11-22Ada"])(
		"is not %j",
		(field) => expect(readConfirmation(field)).toBeUndefined(),
	);
});
