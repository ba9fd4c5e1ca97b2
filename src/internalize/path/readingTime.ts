/**
 * Words that somebody reads silently in a minute: the mean for English non-fiction over 190 studies, in M. Brysbaert, “How
 * many words do we read per minute?”, Journal of Memory and Language 109 (2019).
 */
const wordsPerMinute = 238;
/**
 * Lines of code that somebody who has to understand them reads in an hour: what J. Cohen, “Best Kept Secrets of Peer Code
 * Review” (SmartBear, 2006), found to be the upper bound beyond which readers overlook what is there.
 */
const codeLinesPerHour = 500;

/** Whole minutes, from 1 to `mostMinutes`, that it takes to read prose. */
export function proseMinutes(text: string): number {
	return atMost(wordsIn(text) / wordsPerMinute);
}

/**
 * The most that a file counts, in minutes: the same study found that nobody reads code with attention for longer at a time,
 * and on a first way through nobody reads a longer file to its end.
 */
export const mostMinutes = 60;

/** How much there is to read in a code text. */
export interface CodeSize {
	/** Without blank lines, those without a word, imports and comments. */
	readonly lines: number;
	/** In comments that have lines of their own. */
	readonly words: number;
}

/** Whole minutes, from 1 to `mostMinutes`, that it takes to read code: its lines as code, its comments as prose. */
export function codeMinutes({ lines, words }: CodeSize): number {
	const minutes = (lines / codeLinesPerHour) * 60 + words / wordsPerMinute;
	return atMost(minutes);
}

const imported =
	/^\s*(?:import\b|export\b[^"']*\bfrom\b|from\s+\S+\s+import\b|use\s+[\w:\\]|using\s|#\s*include\b|require\b|package\s)/;
/** Lines that begin so are comments in most languages; `#` is none before a word of C’s own. */
const commented =
	/^\s*(?:\/\/|\/?\*|--\s|;;|#(?!\s*(?:if|ifdef|ifndef|else|elif|endif|define|undef|include|pragma|error)\b|\[))/;

/** Counts by the form of the lines alone, which is enough for minutes. */
export function codeSize(text: string): CodeSize {
	let lines = 0;
	let words = 0;
	let quote: string | undefined;
	for (const line of text.split("\n")) {
		const marks = line.match(/"""|'''/g) ?? [];
		const isProse = quote !== undefined || /^\s*[rRuU]?(?:"""|''')/.test(line);
		for (const mark of marks)
			quote = quote === undefined ? mark : mark === quote ? undefined : quote;
		if (isProse || commented.test(line)) words += wordsIn(line);
		else if (/[\p{L}\p{N}]/u.test(line) && !imported.test(line)) lines++;
	}
	return { lines, words };
}

function atMost(minutes: number): number {
	return Math.min(mostMinutes, Math.max(1, Math.round(minutes)));
}

function wordsIn(text: string): number {
	return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
