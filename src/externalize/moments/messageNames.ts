import type { MessageWords } from "./momentReaders.ts";

/**
 * Whether a message speaks of what a name is made of: at least one of its words of four letters or more stands in it.
 * Then who reads the commit sees that the change was meant; else it came along with something.
 */
export function messageNames(
	{ subject, prose, items }: Pick<MessageWords, "subject" | "prose" | "items">,
	name: string,
): boolean {
	const said = [subject, prose, ...items].join(" ").toLowerCase();
	const words = name
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.match(/[a-z]{4,}/g);
	const telling = words?.filter((word) => !common.test(word)) ?? [];
	return (telling.length > 0 ? telling : [name.toLowerCase()]).some((word) =>
		said.includes(word),
	);
}

/** Words that most messages have, of whatever they speak. */
const common =
	/^(?:tests?|node|files?|path|true|false|types?|name|code|config|build|check|core|utils?|plugin|support|options?|enable|disable|version|value|error|data|text|list|make|with|from|parser)$/;
