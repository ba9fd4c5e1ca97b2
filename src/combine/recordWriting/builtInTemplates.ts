import type { DecisionRecord } from "../records/decisionRecord.ts";

const nygard = `# TITLE

Date: DATE

## Status

STATUS

## Context

The issue motivating this decision, and any context that influences or constrains the decision.

## Decision

The change that we're proposing or have agreed to implement.

## Consequences

What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.
`;

const madr = `---
status: "{proposed | rejected | accepted | deprecated | superseded by ADR-0123}"
date: {YYYY-MM-DD when the decision was last updated}
decision-makers: {everyone who took part}
---

# {short title, representative of solved problem and found solution}

## Context and Problem Statement

{Describe the context and the problem in two to three sentences.}

## Considered Options

* {title of option 1}
* {title of option 2}

## Decision Outcome

Chosen option: "{title of option 1}", because {justification}.

### Consequences

* Good, because {positive consequence}
* Bad, because {negative consequence}
`;

const log4brains = `# {short title of solved problem and solution}

- Status: {draft | proposed | rejected | accepted | deprecated | superseded by [xxx](yyyymmdd-xxx.md)}
- Deciders: {everyone who took part}
- Date: {YYYY-MM-DD when the decision was last updated}

## Context and Problem Statement

{Describe the context and the problem in two to three sentences.}

## Considered Options

- {option 1}
- {option 2}

## Decision Outcome

Chosen option: "{option 1}", because {justification}.

## Links

- {type of link} {link to another record}
`;

/**
 * What a new record begins with where its folder has no template: that of adr-tools, of MADR 4 or of log4brains, each by
 * its first sections. A folder of records in no format that is known gets the one of adr-tools.
 */
export function builtInTemplate(style: DecisionRecord["style"]): string {
	if (style === "madr") return madr;
	return style === "log4brains" ? log4brains : nygard;
}
