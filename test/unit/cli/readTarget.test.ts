import { describe, expect, it } from "vitest";
import { targetReadings } from "../../../src/cli/readTarget.ts";

describe("what is pointed at", () => {
	const plain = (typed: string) =>
		targetReadings(typed).map(({ path, lines, symbol }) =>
			(lines ?? symbol) === undefined ? path : `${path} @ ${lines ?? symbol}`,
		);

	it.each([
		["src/a.ts", ["src/a.ts"]],
		["src/a.ts:12", ["src/a.ts:12", "src/a.ts @ 12"]],
		["src/a.ts:12-24", ["src/a.ts:12-24", "src/a.ts @ 12-24"]],
		["src/a.ts:12:5", ["src/a.ts:12:5", "src/a.ts:12 @ 5", "src/a.ts @ 12"]],
		["a:b:c.ts:7", ["a:b:c.ts:7", "a:b:c.ts @ 7"]],
		["C:\\src\\a.ts:7", ["C:\\src\\a.ts:7", "C:\\src\\a.ts @ 7"]],
		["src/a.ts#L3", ["src/a.ts#L3", "src/a.ts @ 3"]],
		["src/a.ts#L3-L9", ["src/a.ts#L3-L9", "src/a.ts @ 3-9"]],
		["src/a.ts#L3C1-L9C2", ["src/a.ts#L3C1-L9C2", "src/a.ts @ 3-9"]],
		["-a.ts:0", ["-a.ts:0", "-a.ts @ 0"]],
		[":12", [":12"]],
		["a.ts#Store.get", ["a.ts#Store.get", "a.ts @ Store.get"]],
		["a.ipynb#get", ["a.ipynb#get", "a.ipynb"]],
		["a\nb:3", ["a\nb:3", "a\nb @ 3"]],
	])("%j may mean %j", (typed, readings) => {
		expect(plain(typed)).toEqual(readings);
	});
});
