import type { Person } from "./person.ts";

const machine =
	/\[bot\]|\bbot@|(?:^|[-_ .])(?:ro)?bot\b|noreply@(?:anthropic|openai|github)\.com|^(?:dependabot|renovate|greenkeeper|weblate|transifex|github-actions|(?:github )?copilot)\b/i;
/** People have these names, too: then a name of theirs follows. */
const agent =
	/^(?:claude|cursor|devin)(?:$|[- ](?:ai|agent|code|opus|sonnet|haiku|\d|\())/i;

/** Whether a coding agent or a robot has that name, behind which nobody is who could be asked. */
export function isMachine({ name, email = "" }: Person): boolean {
	return machine.test(`${name} ${email}`) || agent.test(name);
}
