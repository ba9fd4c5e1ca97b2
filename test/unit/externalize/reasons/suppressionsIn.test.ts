import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { suppressionsIn } from "../../../../src/externalize/reasons/suppressionsIn.ts";

function found(code: string, name: string) {
	return suppressionsIn(code, name as RepoPath);
}

describe("finding what silences tools", () => {
	it.each([
		[
			"a.ts",
			"// eslint-disable-next-line no-console, no-alert -- The user asked.",
			"eslint-disable-next-line",
			["no-console", "no-alert"],
			"The user asked.",
		],
		["a.ts", "/* eslint-disable */", "eslint-disable", [], undefined],
		[
			"a.ts",
			"// @ts-expect-error: the types lag behind",
			"@ts-expect-error",
			[],
			"the types lag behind",
		],
		["a.ts", "// @ts-ignore", "@ts-ignore", [], undefined],
		[
			"a.ts",
			"// biome-ignore lint/a/b: kept for callers",
			"biome-ignore",
			["lint/a/b"],
			"kept for callers",
		],
		["a.ts", "// prettier-ignore", "prettier-ignore", [], undefined],
		[
			"a.ts",
			"/* c8 ignore next 3 -- only on Windows */",
			"c8 ignore next 3",
			[],
			"only on Windows",
		],
		[
			"a.py",
			"a() # noqa: E501, F401 # a long address",
			"noqa",
			["E501", "F401"],
			"a long address",
		],
		[
			"a.py",
			"a() # type: ignore[attr-defined]  # set by the plugin",
			"type: ignore",
			["attr-defined"],
			"set by the plugin",
		],
		[
			"a.py",
			"a() # pylint: disable=broad-except",
			"pylint: disable",
			["broad-except"],
			undefined,
		],
		[
			"a.go",
			"a() //nolint:errcheck // closed anyway",
			"nolint",
			["errcheck"],
			"closed anyway",
		],
		[
			"a.cpp",
			"a(); // NOLINT(some-check): see below there",
			"NOLINT",
			["some-check"],
			"see below there",
		],
		[
			"a.java",
			"a(); // NOSONAR the key is public",
			"NOSONAR",
			[],
			"the key is public",
		],
		[
			"a.sh",
			"# shellcheck disable=SC2086",
			"shellcheck disable",
			["SC2086"],
			undefined,
		],
		[
			"a.java",
			'@SuppressWarnings({"unchecked", "raw"}) // checked above',
			"@SuppressWarnings",
			["unchecked", "raw"],
			"checked above",
		],
		[
			"a.rs",
			'#[allow(dead_code, reason = "used by tests")]',
			"#[allow]",
			["dead_code"],
			"used by tests",
		],
		[
			"a.cs",
			"#pragma warning disable CS0168 // the caller looks at it",
			"#pragma warning disable",
			["CS0168"],
			"the caller looks at it",
		],
	])("reads in %s: %s", (path, code, name, rules, reason) => {
		expect(found(`\n${code}\n`, path)).toEqual([
			{
				lines: { start: 2, end: 2 },
				kind: "suppression",
				name,
				rules,
				reason,
			},
		]);
	});

	it("takes a reason from the comment around, or right above", () => {
		const around =
			"// Kept, because callers rely on the order.\n// eslint-disable-next-line no-sort\n";
		expect(found(around, "a.ts")).toMatchObject([
			{
				lines: { start: 2, end: 2 },
				reason: "Kept, because callers rely on the order.",
			},
		]);
		const above =
			"# Kept, because callers rely on the order.\na = b  # noqa: E501\n";
		expect(found(above, "a.py")).toMatchObject([
			{
				lines: { start: 2, end: 2 },
				reason: "Kept, because callers rely on the order.",
			},
		]);
		const attribute =
			'// We check by hand, because arrays lose their type.\n@SuppressWarnings("unchecked")\n';
		expect(found(attribute, "a.java")).toMatchObject([
			{ reason: "We check by hand, because arrays lose their type." },
		]);
	});

	it.each([
		["// TODO: sort it", "TODO", undefined],
		[
			"// FIXME(ada) Sorted twice, because the index lags.",
			"FIXME",
			"Sorted twice, because the index lags.",
		],
		[
			"// HACK: sleeps to avoid a race\n// in the driver.",
			"HACK",
			"sleeps to avoid a race in the driver.",
		],
	])("reads the mark %s", (code, name, reason) => {
		expect(found(code, "a.ts")).toMatchObject([{ kind: "mark", name, reason }]);
	});

	it("takes no text of the language for one", () => {
		expect(
			found(
				'a("// eslint-disable-line", `@SuppressWarnings(1)`, "#[allow(a)]");',
				"a.ts",
			),
		).toEqual([]);
		expect(found("// We said TODO there.", "a.ts")).toEqual([]);
	});

	it("tells the line in a block, and keeps order", () => {
		const code = "/*\n * One.\n *\n * TODO: two\n */\na(); // TODO: three\n";
		expect(found(code, "a.c").map(({ lines }) => lines.start)).toEqual([4, 6]);
	});

	it("gives lines within the text, whatever the text", () => {
		const pieces = fc.constantFrom(
			...'// /* */ # TODO noqa: eslint-disable -- @SuppressWarnings( ) #[allow( )] " ` \n because ('.split(
				" ",
			),
			"\n",
		);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 }))),
				fc.constantFrom("a.ts", "a.py", "a.java", "a.rs"),
				(parts, name) => {
					const code = parts.join(" ");
					let last = 1;
					for (const { lines } of found(code, name)) {
						expect(lines.start).toBeGreaterThanOrEqual(last);
						expect(lines.end).toBeGreaterThanOrEqual(lines.start);
						expect(lines.end).toBeLessThanOrEqual(code.split("\n").length);
						last = lines.start;
					}
				},
			),
			{ numRuns: 1000 },
		);
	});
});
