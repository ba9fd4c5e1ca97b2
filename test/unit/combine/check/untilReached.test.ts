import { describe, expect, it } from "vitest";
import { lockedVersions } from "../../../../src/combine/check/lockedVersions.ts";
import {
	closedBy,
	type Reached,
	untilReached,
} from "../../../../src/combine/check/untilReached.ts";
import { versionInRange } from "../../../../src/combine/check/versionInRange.ts";

const reached: Reached = {
	today: "2026-11-28",
	closed: ["#12", "https://git.example.org/group/sub/app/-/issues/7"],
	locked: new Map([
		["left-pad", ["1.3.1"]],
		["@scope/a", ["1.0.0", "2.1.0"]],
		["serde", ["1.0"]],
	]),
	satisfies: versionInRange,
};
const came = (until: string) => untilReached(until, reached)?.by;

describe("what a note waits for", () => {
	it("has come when its day is past, and not on it", () => {
		expect(came("2026-11-27")).toBe("date");
		expect(came("2026-11-28")).toBeUndefined();
		expect(came("2026-11-31x")).toBeUndefined();
	});

	it("has come when a commit closes the issue, however it is named", () => {
		expect(came("#12")).toBe("issue");
		expect(came("https://github.com/o/r/issues/12")).toBe("issue");
		expect(came("group/sub/app#7")).toBeUndefined();
		expect(came("https://git.example.org/group/sub/app/issues/7#note")).toBe(
			"issue",
		);
		expect(came("#1")).toBeUndefined();
		expect(came("https://github.com/o/r/issues/7")).toBeUndefined();
	});

	it("has come when every locked version is in the range", () => {
		expect(came("left-pad >=1.3")).toBe("version");
		expect(came("Left-pad@^1.3.0")).toBe("version");
		expect(came("left-pad>=1.3 <2")).toBe("version");
		expect(came("left-pad >=2")).toBeUndefined();
		expect(came("@scope/a >=2")).toBeUndefined();
		expect(came("@scope/a >=1")).toBe("version");
		expect(came("serde >=1")).toBe("version");
		expect(came("unknown >=1")).toBeUndefined();
		expect(came("left-pad is good")).toBeUndefined();
		expect(came("")).toBeUndefined();
	});

	it("is read from the words by which hosts close issues", () => {
		expect(
			closedBy(
				"Fix it\n\nFixes #1, closes: o/r#2.\nResolved https://x.org/o/r/issues/3, see #4. prefixes #5",
			),
		).toEqual(["#1", "o/r#2", "https://x.org/o/r/issues/3"]);
	});
});

describe("locked versions", () => {
	const read = (name: string, text: string) =>
		Object.fromEntries(lockedVersions(name, text));

	it("are read from each kind of lock file", () => {
		expect(
			read(
				"package-lock.json",
				'{"packages":{"":{"version":"9.9.9"},"node_modules/@s/a":{"version":"1.2.3"},"node_modules/b/node_modules/@s/a":{"version":"0.1.0"}}}',
			),
		).toEqual({ "@s/a": ["1.2.3"] });
		expect(
			read("package-lock.json", '{"dependencies":{"a":{"version":"1.0.0"}}}'),
		).toEqual({ a: ["1.0.0"] });
		const cargo =
			'[[package]]\nname = "serde"\nversion = "1.0.2"\n\n[[package]]\nname = "serde"\nversion = "0.9.0"\n';
		expect(read("Cargo.lock", cargo)).toEqual({ serde: ["1.0.2", "0.9.0"] });
		expect(
			read(
				"go.mod",
				"module x\n\nrequire (\n\tgolang.org/x/text v0.3.7\n)\nrequire a.b/c v1.0.0 // indirect\n",
			),
		).toEqual({ "golang.org/x/text": ["0.3.7"], "a.b/c": ["1.0.0"] });
		expect(
			read("Gemfile.lock", "GEM\n  specs:\n    rails (7.0.1)\n      x (= 1)\n"),
		).toEqual({ rails: ["7.0.1"] });
		expect(
			read(
				"yarn.lock",
				'"@s/a@^1.0.0", "@s/a@^1.1.0":\n  version "1.1.4"\n\nb@npm:^2:\n  version: 2.0.0\n',
			),
		).toEqual({ "@s/a": ["1.1.4"], b: ["2.0.0"] });
		expect(
			read(
				"pnpm-lock.yaml",
				"packages:\n\n  '@s/a@1.2.0':\n    x: 1\n\n  b@2.0.0(c@1.0.0):\n    y: 1\n",
			),
		).toEqual({ "@s/a": ["1.2.0"], b: ["2.0.0"] });
		expect(
			read("composer.lock", '{"packages":[{"name":"a/b","version":"v1.2.3"}]}'),
		).toEqual({ "a/b": ["1.2.3"] });
	});

	it("are none in what cannot be read", () => {
		expect(read("package-lock.json", "{")).toEqual({});
		expect(read("package-lock.json", "null")).toEqual({});
		expect(read("Cargo.lock", "\0")).toEqual({});
	});
});
