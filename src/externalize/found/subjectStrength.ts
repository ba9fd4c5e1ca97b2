/** Says what for, be it in a word. */
const purpose =
	/\b(?:avoid|allow|ensure|prevent|support|enable|so that|instead|no longer|don.?t|do not|never|only|should|must|when|if|without|properly|correctly|race|leak|crash|overflow|deadlock|regression|compat\w*|perform\w*|optimi[sz]\w*|efficien\w*|faster|speed|secur\w*|vulnerab\w*|CVE|wrong|broken|bug)\b/i;
const mending = /^(?:fix(?:e[sd])?|bug ?fix|hot ?fix|resolve[sd]?)\b/i;
/** Changes how the code looks, or where it stands: nothing of why it does what it does. */
const housekeeping =
	/\b(?:refactor\w*|re-?factor\w*|clean(?:s|ed|ing)?[ -]?ups?|tidy|tidied|cosmetic\w*|renam(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|split(?:s|ting)?|extract(?:s|ed)?|reorgani[sz]\w*|restructur\w*|reformat\w*|format(?:s|ted|ting)?|\w*lint\w*|typos?|spelling|wording|docs?|documentation|docstrings?|comments?|javadoc|kdoc|type (?:hint|annotation|error)s?|typings?|annotations?|mypy|pyright|prettier|flake8|ruff|black|pep ?8|gofmt|errcheck|clippy|warnings|style|whitespace|indent\w*|tests?|test ?cases?|unit ?tests?|copyright|licen[cs]e|headers?|convert(?:s|ed)?|migrat\w*|kotlin|typescript|first commit|initial commit|initial (?:import|version)|latest iteration|wip|simplif(?:y|ied)|moderni[sz]e|deprecat\w*|upgrad\w*)\b|^(?:drop|remov|delet)\w*\b/i;
/** Brings something that was not there, other than words about code. */
const novelty =
	/^(?:add(?:s|ed)?|implement(?:s|ed)?|introduc(?:e|es|ed)|new)\b(?! (?:[\w`'-]+ ){0,2}(?:docs?|documentation|tests?|test ?cases?|comments?|hints?|typings?|annotations?|docstrings?|unit tests?|copyright|licen[cs]e)\b)/i;
const conventional = /^(\w+)(?:\([^)]{0,60}\))?!?: /;
/** What a subject is about, as some write it first. */
const topic = /^[\w./-]+(?: [\w./-]+){0,2}: /;
const keptTypes = /^(?:docs?|style|tests?|refactor|chore|ci|build)$/;

/**
 * How surely the subject of a commit, which gives no reason in so many words, tells why the code is there all the same, 0 to
 * 1: more where it says what was wrong or what is meant to happen, less where it only says that something is new whose name
 * stands in the code (`named` of them), least where it tells of housekeeping.
 */
export function subjectStrength(subject: string, named = 0): number {
	const { type, bare } = partsOf(subject);
	if (keptTypes.test(type)) return purpose.test(bare) ? 0.25 : 0.08;
	const words = bare.split(/\s+/).length;
	if (words < 2) return 0.1;
	if (isHousekeeping(subject)) return 0.1;
	// “Fix routing bug” tells neither what was wrong nor what is right.
	if (words <= 3 && mending.test(bare)) return 0.25;
	const ofNamed = Math.min(2, named) * 0.1;
	if (purpose.test(bare))
		return (housekeeping.test(bare) && !isWork(type) ? 0.3 : 0.45) + ofNamed;
	if (/^(?:fix|perf)$/.test(type) || mending.test(bare)) return 0.4 + ofNamed;
	return named > 0 && novelty.test(bare) ? 0.2 : 0.3;
}

/** Whether a commit of that subject seems to leave what the code does as it was: its reasons are others than those of the code. */
export function isHousekeeping(subject: string): boolean {
	const { type, bare } = partsOf(subject);
	if (purpose.test(bare) || isWork(type)) return false;
	return (
		keptTypes.test(type) || (housekeeping.test(bare) && !novelty.test(bare))
	);
}

function isWork(type: string): boolean {
	return /^(?:feat|fix|perf)$/.test(type);
}

function partsOf(subject: string): {
	readonly type: string;
	readonly bare: string;
} {
	const type = conventional.exec(subject)?.[1]?.toLowerCase() ?? "";
	return {
		type,
		bare: subject.replace(conventional, "").replace(topic, "").trim(),
	};
}
