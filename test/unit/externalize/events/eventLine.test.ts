import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	eventLine,
	readEventLine,
} from "../../../../src/externalize/events/eventLine.ts";
import { arbitraryEvent } from "./arbitraryEvent.ts";

describe("an event as a line", () => {
	it("is read as it was written, on one line", () => {
		fc.assert(
			fc.property(arbitraryEvent, (event) => {
				const line = eventLine(event);
				expect(line).not.toContain("\n");
				expect(readEventLine(line)).toEqual(event);
			}),
		);
	});

	it("is none where it is cut off anywhere", () => {
		fc.assert(
			fc.property(arbitraryEvent, fc.nat(), (event, cut) => {
				const line = eventLine(event);
				expect(readEventLine(line.slice(0, cut % line.length))).toBe(undefined);
			}),
		);
	});

	it("is read from anything without a failure", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "binary" }),
					fc.json(),
					fc
						.record({
							type: fc.constant("saved"),
							at: fc.nat(),
							changes: fc.json(),
						})
						.map((value) => JSON.stringify(value)),
				),
				(line) => {
					readEventLine(line);
				},
			),
		);
	});

	it.each([
		["of a type that is not known", { type: "typed", at: 1 }],
		["without a time", { type: "deleted", path: "a.ts" }],
		["of a time that is none", { type: "deleted", at: -1, path: "a.ts" }],
		["of a path that leaves the repository", of({ path: "../a.ts" })],
		["of an absolute path", of({ path: "/etc/passwd" })],
		["of the repository itself", of({ path: "" })],
		["with words where an id should be", ran({ command: "rm -rf /" })],
		["with arguments beside the program", ran({ program: "npm test" })],
		["of an exit code that is none", ran({ exitCode: "1" })],
		["of a list", [1, 2]],
		["of nothing", null],
	])("is none %s", (_, value) => {
		expect(readEventLine(JSON.stringify(value))).toBe(undefined);
	});

	it("holds no more than is known of its type", () => {
		const line = JSON.stringify({ ...of({ path: "a.ts" }), code: "secret()" });
		expect(readEventLine(line)).toEqual({
			type: "deleted",
			at: 1,
			path: "a.ts",
		});
	});
});

function of(fields: object): object {
	return { type: "deleted", at: 1, ...fields };
}

function ran(fields: object): object {
	const event = { type: "ran", at: 1, by: "task", program: "npm", command: "" };
	return { ...event, ...fields };
}
