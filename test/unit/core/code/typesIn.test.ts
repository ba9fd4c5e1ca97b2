import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typesIn } from "../../../../src/core/code/typesIn.ts";
import { expectTame } from "../../../support/expectTame.ts";

function bare(language: string, code: string): string {
	let left = "";
	let at = 0;
	for (const { start, end } of typesIn(code, language)) {
		left += code.slice(at, start);
		at = end;
	}
	return (left + code.slice(at)).replace(/\s+/g, "");
}

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

	it("of TypeScript leaves the same where no mark ends a statement", () => {
		const cases = [
			[
				"type A = B | readonly [C]\n\nasync function* f(a: A): D<E> {",
				"type A = B | readonly [C] async function* f(a) {",
			],
			[
				"const a = 1\n\ntype F = (a: A) => B\n",
				"const a = 1 type F = (a: A) => B",
			],
			[
				"const a = 1\ninterface I {\n\tf: (a: A) => B\n}\nlet b: B = c",
				"const a = 1 interface I { f: (a: A) => B } let b = c",
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

	it("of Python leaves the fields of a class, and what a decorated function takes and gives", () => {
		for (const code of [
			"class Order(BaseModel):\n    total: Decimal\n    paid: bool = False",
			"@dataclass\nclass A:\n    x: int = 3\n\n    y: str",
			'@app.get("/items")\nasync def items(limit: int = 10) -> Page:\n    pass',
			"class A:\n    @validator\n    def check(self, v: int) -> int: ...",
			"foo = (\n    a\n    if b and \\\n  c: d\n)",
		])
			expect(bare("py", code)).toBe(code.replace(/\s+/g, ""));
		const blind = (types: readonly [string, string, string]) =>
			`class A(B):\n    @property\n    def f(self)${types[0]}:\n        x${types[1]} = 1\n\n    @functools.cache\n    def g(self, a${types[2]}): pass`;
		expect(bare("py", blind([" -> int", ": int", ": int"]))).toBe(
			blind(["", "", ""]).replace(/\s+/g, ""),
		);
	});

	it("of TypeScript leaves what has a name, what a constructor takes, and what is decorated", () => {
		for (const code of [
			"interface A {\n  f(a: string): number;\n}",
			"export type F = (a: A, b?: B) => C;",
			"class A { constructor(private a: A, b: B) {} x: number = 3; }",
			"class A { @Get() find(@Query() q: Dto): Page { return q; } }",
		])
			expect(bare("ts", code)).toBe(code.replace(/\s+/g, ""));
		const cases = [
			["f(a?: A, b: B): C | D<E> { return a; }", "f(a?, b) { return a; }"],
			["abstract f(a: A): B;", "abstract f(a);"],
			["const a = <T,>(b: T): b is string => c;", "const a = <T,>(b) => c;"],
			["function f(a: A):\n  | B\n  | C {", "function f(a){"],
			["let a: A[] = [], b = c ? d : e;", "let a = [], b = c ? d : e;"],
			["f((a: { b?: c }, d: (e: f) => g) => a);", "f((a, d) => a);"],
		] as const;
		for (const [typed, untyped] of cases)
			expect(bare("ts", typed), typed).toBe(untyped.replace(/\s+/g, ""));
	});

	it("of statements without any loses nothing, however they are put together", () => {
		const value = fc.letrec<{ value: string }>((tie) => ({
			value: fc.oneof(
				{ depthSize: "small" },
				fc.constantFrom("a", "b.c", "3", "'x'", "d[e]"),
				tie("value").map((a) => `f(${a})`),
				tie("value").map((a) => `(${a})`),
				fc.tuple(tie("value"), tie("value")).map(([a, b]) => `g(${a}, ${b})`),
				fc.tuple(tie("value"), tie("value")).map(([a, b]) => `${a} < ${b}`),
			),
		})).value;
		const three = fc.tuple(value, value, value);
		const script = three.chain(([a, b, c]) =>
			fc.constantFrom(
				`case ${a}: { ${b}; }`,
				`case ${a}: return ${b};`,
				`switch (${a}) { case ${b}: ${c}; default: g(); }`,
				`x = ${a} ? ${b} : ${c};`,
				`x = ${a}\n  ? ${b}\n  : ${c};`,
				`f(${a} ? (${b}) : ${c}, { k: ${a}, m: (${b}) })`,
				`const x = { k: ${a}, [${b}]: ${c} };`,
				`if (${a}) ${b}; else ${c};`,
				`const f = (x) => (${a} ? (${b}) : x => ${c});`,
				`label: for (;;) { ${a}; break label; }`,
			),
		);
		const python = three.chain(([a, b, c]) =>
			fc.constantFrom(
				`try:\n  ${a}\nexcept: ${b}\nelse: ${c}\nfinally: ${a}`,
				`x = lambda: ${a}`,
				`f(key=lambda x, y: ${a}, z=${b})`,
				`def f(a=lambda x, y: ${a}, b=${b}): return ${c}`,
				`x = {\n  k: ${a},\n  m: ${b}\n}`,
				`x = ${a} if ${b} else ${c}`,
				`while ${a}: ${b}`,
				`if ${a} and \\\n  b: return ${c}`,
				`x[a:${b}] = ${c}`,
			),
		);
		for (const [language, statement] of [
			["ts", script],
			["tsx", script],
			["py", python],
		] as const)
			fc.assert(
				fc.property(fc.array(statement, { maxLength: 6 }), (all) => {
					expect(typesIn(all.join("\n"), language)).toEqual([]);
				}),
				{ numRuns: 300 },
			);
	});

	it("are found in a time that grows with the code, however it is made", () => {
		for (const piece of [
			"(a: ",
			"f(): <",
			"(a: {",
			"case f(): (",
			"x: [\n",
			"a ? (",
		])
			for (const language of ["ts", "py"])
				expectTame(
					(length) => piece.repeat(length / piece.length),
					(text) => typesIn(text, language),
					4_000,
				);
	});

	it("of any other language is as it is", () => {
		expect(bare("go", "func f(a int) error {}")).toBe("funcf(aint)error{}");
	});
});
