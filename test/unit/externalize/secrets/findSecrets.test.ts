import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSecrets } from "../../../../src/externalize/secrets/findSecrets.ts";
import {
	redact,
	redacted,
} from "../../../../src/externalize/secrets/redact.ts";

// Put together here, so that no scanner takes this file for a leak.
const token = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;
const key = `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MbGGcSnwQGFa\n-----END RSA ${"PRIVATE"} KEY-----`;

describe("what must not be written", () => {
	it.each([
		["github", `The token was ${token}, which is gone.`],
		[
			"database-connection-string",
			"See postgres://ada:Pa55word9@db.example.org:5432/x for it.",
		],
		["privatekey", `\n${key}\n`],
		["password", 'login({ password: "tr0ub4dor&3x" })'],
		["password", "api_key = 'a8f5f167f44f4964e6c998dee827110c'"],
		["address", "It listens on 192.168.17.4, as ever."],
	])("is found by its rule: %s", async (rule, text) => {
		const found = await findSecrets(text);
		expect(found.map((each) => each.rule)).toEqual([rule]);
	});

	it.each([
		"A 401 in the middle of an upload loses the upload: its body cannot be replayed.",
		"password: '<password>'",
		`const password = "\${process.env.PASSWORD}";`,
		"the password is typed by hand",
		"commit 4f2c1e9a0b1c2d3e4f5061728394a5b6c7d8e9f0 blob=9ae0c1f2b3d4e5f60718293a4b5c6d7e8f901a2b",
		"near=3f2a.91bc/0b1c/8c31/1.1 10.0.0.0/8",
		"version 1.10.2.3 of https://example.org/a?b=c",
	])("is not in %j", async (text) =>
		expect(await findSecrets(text)).toEqual([]),
	);

	it("is told with its line, and is gone once redacted, with all lines left", async () => {
		const text = `one\ntoken ${token} end\n${key}\nlast`;
		const found = await findSecrets(text);
		expect(found.map(({ line }) => line)).toEqual([2, 3]);
		const clean = redact(text, found);
		expect(clean.split("\n")).toEqual([
			"one",
			`token ${redacted} end`,
			...[redacted, redacted, redacted],
			"last",
		]);
		expect(await findSecrets(clean)).toEqual([]);
	});

	it("lies within the text, in order and apart, whatever that is", async () => {
		const piece = fc.constantFrom(
			token,
			key,
			"\n",
			" ",
			"password='",
			"a1b2c3d4e5'",
			"10.1.2.3",
			"://",
			"x:y@",
		);
		await fc.assert(
			fc.asyncProperty(
				fc
					.array(fc.oneof(piece, fc.string()), { maxLength: 12 })
					.map((all) => all.join("")),
				async (text) => {
					let end = 0;
					for (const secret of await findSecrets(text)) {
						expect(secret.start).toBeGreaterThanOrEqual(end);
						expect(secret.end).toBeGreaterThan(secret.start);
						expect(secret.end).toBeLessThanOrEqual(text.length);
						end = secret.end;
					}
				},
			),
		);
	});
});
