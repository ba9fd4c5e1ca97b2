import { describe, expect, test } from "vitest";
import { isPlainDiagram } from "../../../../src/combine/page/isPlainDiagram.ts";

const plain = [
	'graph TD\n  A[Start here] --> B{Ready?}\n  B -->|yes| C[("a store")]\n  %% not seen\n  B ==> D([End]) -.-> E((x))',
	"flowchart LR\nA --- B",
	"sequenceDiagram\n  participant A as Client\n  A->>B: refresh, soon\n  alt it went well\n  B-->>A: token\n  else\n  B-->>A: 401\n  end",
	"stateDiagram-v2\n  [*] --> Fresh\n  Fresh --> Due : time passes\n  Due --> [*]",
];

describe("a diagram that can be drawn beforehand", () => {
	test("is made of lines from one thing to another, or of who says what to whom", () => {
		for (const source of plain)
			expect(isPlainDiagram(source), source).toBe(true);
	});

	test("is none with anything else in it", () => {
		for (const line of [
			"subgraph one",
			"style A fill:#f00",
			"classDef x fill:#f00",
			'click A "https://example.org"',
			"A & B --> C",
			"A --> B --> A",
			"A -- text --> B",
			"A@{ shape: cyl }",
			"A[<b>x</b>]",
			"A:::red --> B",
			"A --> end",
			'%%{init: {"theme": "dark"}}%%',
			"A --o B",
			"this is nothing",
		])
			expect(isPlainDiagram(`flowchart LR\n${line}`), line).toBe(false);
		for (const line of [
			"Note over A: x",
			"A->B: x",
			"actor A",
			"rect rgb(1,2,3)",
		])
			expect(isPlainDiagram(`sequenceDiagram\n${line}`), line).toBe(false);
		for (const line of ["A --> B\nB --> A", "state A {", "A : text"])
			expect(isPlainDiagram(`stateDiagram-v2\n${line}`), line).toBe(false);
		for (const other of ["", "gantt\n title x", "pie", "graph TD", "erDiagram"])
			expect(isPlainDiagram(other), other).toBe(false);
	});

	test("is none of more lines than can be overseen", () => {
		const lines = Array.from(
			{ length: 61 },
			(_, at) => `A${at} --> A${at + 1}`,
		);
		expect(isPlainDiagram(`graph TD\n${lines.join("\n")}`)).toBe(false);
		expect(isPlainDiagram(`graph TD\n${lines.slice(1).join("\n")}`)).toBe(true);
		expect(isPlainDiagram(`graph TD\nA[${"x ".repeat(50_000)}`)).toBe(false);
	});
});
