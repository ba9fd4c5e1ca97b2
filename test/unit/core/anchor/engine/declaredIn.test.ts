import { describe, expect, it } from "vitest";
import { declaredIn } from "../../../../../src/core/anchor/engine/declaredIn.ts";
import { expectTame } from "../../../../support/expectTame.ts";

describe("What a line begins to declare", () => {
	it("is told of functions, methods and types of many languages", () => {
		const cases = [
			["export default async function load(a) {", "load"],
			["const load = async (a) => {", "load"],
			["func (s *Store) Load(ctx Context) error {", "Load"],
			["#define LOAD(a)", "LOAD"],
			["static const Item& load(Map<Key, Item>& all) {", "load"],
			["unsigned long **load(char *name,", "load"],
			["List<? extends Item> load() {", "load"],
			["load(a: A): Promise<B> {", "load"],
			["int a, *load(", undefined],
			["return load(a)", undefined],
			["if (load(a)) {", undefined],
			["load(a);", undefined],
		] as const;
		for (const [line, name] of cases) expect(declaredIn(line), line).toBe(name);
	});

	it("is told soon of a line that nobody wrote by hand", () => {
		for (const piece of [
			"&",
			"a&",
			"&a",
			"a &* ",
			"a::b&",
			"():*",
			") :",
			"a<",
			"@a(b) ",
			"[&]",
		])
			for (const end of ["", "(", "(;", "a(", "!"])
				expectTame(
					(length) => piece.repeat(length / piece.length) + end,
					declaredIn,
					400,
				);
	});
});
