import { describe, expect, it } from "vitest";
import { builtInTemplate } from "../../../../src/combine/recordWriting/builtInTemplates.ts";
import { fillTemplate } from "../../../../src/combine/recordWriting/fillTemplate.ts";
import type { RecordContent } from "../../../../src/combine/recordWriting/recordContent.ts";

const bare: RecordContent = {
	title: "Use Rust",
	heading: "12. ",
	number: "12",
	date: "2026-11-27",
	status: "Proposed",
	people: ["Ada Lovelace"],
	tags: [],
	context: undefined,
	chosen: undefined,
	because: undefined,
	outcome: undefined,
	rejected: [],
	consequences: undefined,
	links: [],
};
const full: RecordContent = {
	...bare,
	context: "The parser is slow.\n\nIt takes minutes.",
	chosen: "Use Rust",
	because: "it is quick",
	rejected: [
		{ title: "C++", reason: "nobody here knows it" },
		{ title: "Wait", reason: undefined },
	],
	consequences: "The build needs a compiler.",
	links: ["[Parsers are slow](../../src/.tacit/slow.k3f9q2mx.md)"],
};

describe("A new record", () => {
	it("in the form of adr-tools keeps the hints for what is not known", () => {
		expect(fillTemplate(builtInTemplate("nygard"), bare)).toBe(`# 12. Use Rust

Date: 2026-11-27

## Status

Proposed

## Context

The issue motivating this decision, and any context that influences or constrains the decision.

## Decision

The change that we're proposing or have agreed to implement.

## Consequences

What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.
`);
	});

	it("in that form holds all that is known, with what was rejected and links at its end", () => {
		expect(fillTemplate(builtInTemplate("nygard"), full)).toBe(`# 12. Use Rust

Date: 2026-11-27

## Status

Proposed

## Context

The parser is slow.

It takes minutes.

## Decision

Use Rust.

it is quick.

Rejected:

- C++: nobody here knows it
- Wait

## Consequences

The build needs a compiler.

## Links

- [Parsers are slow](../../src/.tacit/slow.k3f9q2mx.md)
`);
	});

	it("in the form of MADR has its fields as YAML, and options in a list", () => {
		const madr = { ...full, heading: "", status: "accepted" };
		expect(
			fillTemplate(builtInTemplate("madr"), {
				...madr,
				people: ["Ada: the first", "Grace"],
			}),
		).toBe(
			`---
status: accepted
date: 2026-11-27
decision-makers: "Ada: the first, Grace"
---

# Use Rust

## Context and Problem Statement

The parser is slow.

It takes minutes.

## Considered Options

* Use Rust
* C++: nobody here knows it
* Wait

## Decision Outcome

Chosen option: "Use Rust", because it is quick.

### Consequences

The build needs a compiler.

## Links

* [Parsers are slow](../../src/.tacit/slow.k3f9q2mx.md)
`,
		);
	});

	it("in the form of log4brains fills its list of fields, and leaves out those of which nothing is known", () => {
		const template = `# [short title of solved problem and solution]

- Status: [draft | proposed | superseded by [xxx](yyyymmdd-xxx.md)] <!-- optional -->
- **Deciders:** [list everyone involved] <!-- optional -->
- Date: [YYYY-MM-DD] <!-- optional. To customize the ordering -->
- Tags: [space and/or comma separated list of tags] <!-- optional -->

Technical Story: [description | ticket/issue URL] <!-- optional -->

## Context and Problem Statement
`;
		expect(fillTemplate(template, { ...bare, heading: "" })).toBe(`# Use Rust

- Status: Proposed
- **Deciders:** Ada Lovelace
- Date: 2026-11-27

Technical Story: [description | ticket/issue URL] <!-- optional -->

## Context and Problem Statement
`);
	});

	it("takes fields out of comments in front matter, and leaves the others", () => {
		const template = `---
# Configuration
parent: Decisions
title: ADR Template
# status: "{proposed | accepted}"
# date: {YYYY-MM-DD}
# consulted: {list everyone}
---
<!-- a comment -->
# {short title}

<!-- This is an optional element. Feel free to remove. -->
## Decision Drivers
`;
		expect(fillTemplate(template, { ...bare, heading: "" })).toBe(`---
# Configuration
parent: Decisions
title: Use Rust
status: Proposed
date: 2026-11-27
# consulted: {list everyone}
---
<!-- a comment -->
# Use Rust

<!-- This is an optional element. Feel free to remove. -->
## Decision Drivers
`);
	});

	it("puts the context below the title where the template has no section for it, in place of its hints", () => {
		const template = `# *[short title]*

**User Story:** *[ticket]* <!-- optional -->

*[context and problem statement]*
*[decision drivers | forces]* <!-- optional -->

## Considered Alternatives

* *[alternative 1]*

## Decision Outcome

* Chosen Alternative: *[alternative 1]*
* *[justification]*

## Pros and Cons of the Alternatives <!-- optional -->

### *[alternative 1]*

* \`+\` *[argument 1 pro]*
`;
		expect(
			fillTemplate(template, { ...full, heading: "", consequences: undefined }),
		).toBe(`# Use Rust

**User Story:** *[ticket]* <!-- optional -->

The parser is slow.

It takes minutes.

## Considered Alternatives

* Use Rust
* C++
* Wait

## Decision Outcome

* Chosen Alternative: "Use Rust", because it is quick.

## Pros and Cons of the Alternatives <!-- optional -->

### C++

* Bad, because nobody here knows it

## Links

* [Parsers are slow](../../src/.tacit/slow.k3f9q2mx.md)
`);
	});

	it("has the template's line ends, and headings in its code blocks stay what they are", () => {
		const template =
			"# TITLE\r\n\r\n```\r\n## Context\r\n```\r\n\r\n## Context\r\n\r\nhint\r\n";
		expect(fillTemplate(template, { ...bare, context: "Slow." })).toBe(
			"# 12. Use Rust\r\n\r\n```\r\n## Context\r\n```\r\n\r\n## Context\r\n\r\nSlow.\r\n",
		);
	});

	it("takes signs that mean something to a replacement as they are", () => {
		const odd = { ...bare, title: "Pay $& in $1 'n' $$" };
		expect(fillTemplate("# NUMBER. TITLE\n", odd)).toBe(
			"# 12. Pay $& in $1 'n' $$\n",
		);
	});
});
