import { describe, expect, it } from "vitest";
import { withoutTypes } from "../../../../src/core/code/withoutTypes.ts";

const bare = (language: string, code: string) =>
	withoutTypes(code, language).replace(/\s+/g, "");

describe("code without its types", () => {
	it("of Python leaves out those of parameters, results and variables", () => {
		const cases = [
			[
				"def f(a: int, b: List[str] = [], *c: T, **d) -> Dict[str, int]:",
				"def f(a, b=[], *c, **d):",
			],
			[
				"async def f(\n  a: 'A | None' = None,\n) -> None:\n  return a",
				"async def f(\n a = None,\n):\n return a",
			],
			["x: Callable[..., int] = y\nself.z: int = 3", "x = y\nself.z = 3"],
			["    name: str\n", "name"],
		] as const;
		for (const [typed, untyped] of cases)
			expect(bare("py", typed)).toBe(untyped.replace(/\s+/g, ""));
	});

	it("of Python leaves everything else", () => {
		for (const code of [
			"if a: b()",
			"else: b()",
			"try: b()",
			"f(key=lambda x: x, y=2)",
			"d = {a: b, 'c': d[1:2]}",
			"def f(a=lambda x: x): pass",
			"x[a:b] = c",
			"for a in b: c",
			"class A(B): x = 1",
		])
			expect(bare("py", code)).toBe(code.replace(/\s+/g, ""));
	});

	it("of TypeScript leaves out those of parameters, results and variables", () => {
		const cases = [
			[
				"function f(a: A, b?: Map<K, V> = c): Promise<R> {",
				"function f(a, b? = c) {",
			],
			[
				"const f = async (a: (x: X) => Y): Promise<void> => {};",
				"const f = async (a) => {};",
			],
			["g((a: A): B => c, d);", "g((a) => c, d);"],
			["let x: Record<string, number> = {};", "let x = {};"],
			[
				"m(a: { b: c }, d: [e, f]): { g: h } { return 1; }",
				"m(a, d) { return 1; }",
			],
		] as const;
		for (const [typed, untyped] of cases)
			expect(bare("ts", typed)).toBe(untyped.replace(/\s+/g, ""));
	});

	it("of TypeScript leaves everything else", () => {
		for (const code of [
			"f(a ? b : c, d)",
			"const x = { a: b, c: (d) };",
			"x = a ? (b) : c;",
			"switch (a) { case b: c(); default: d(); }",
			"interface A { b: string; c: number }",
			"type A = { b: string };",
			"f({ a: b }, [c])",
			"const y = a ? f(b) : g(c);",
		])
			expect(bare("ts", code)).toBe(code.replace(/\s+/g, ""));
	});

	it("of any other language is as it is", () => {
		expect(bare("go", "func f(a int) error {}")).toBe("funcf(aint)error{}");
	});
});
