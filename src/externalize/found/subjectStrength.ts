/** Says what for, be it in a word. */
const purpose =
	/\b(?:avoid|allow|ensure|prevent|support|enable|so that|instead|no longer|don.?t|do not|never|only|should|must|when|if|without|properly|correctly|race|leak|crash|overflow|deadlock|regression|compat\w*|perform\w*|faster|speed|secur\w*|vulnerab\w*|CVE|wrong|broken|bug)\b/i;
const mending = /^(?:fix(?:e[sd])?|bug ?fix|hot ?fix|resolve[sd]?)\b/i;
/** Changes how the code looks, or where it stands: nothing of why it does what it does. */
const housekeeping =
	/\b(?:refactor\w*|re-?factor\w*|clean(?:s|ed|ing)?[ -]?up|tidy|tidied|cosmetic\w*|renam(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|split(?:s|ting)?|extract(?:s|ed)?|reorgani[sz]\w*|restructur\w*|reformat\w*|format(?:s|ted|ting)?|lint\w*|typos?|spelling|wording|docs?|documentation|docstrings?|comments?|javadoc|type hints?|typings?|annotations?|mypy|pylint|eslint|prettier|flake8|black|pep ?8|gofmt|golint|style|whitespace|indent\w*|tests?|unit ?tests?|copyright|licen[cs]e|headers?|convert(?:s|ed)?|migrat\w*|kotlin|first commit|initial commit|initial (?:import|version)|latest iteration|wip|simplif(?:y|ied)|moderni[sz]e|deprecat\w*)\b/i;
/** Brings something that was not there, other than words about code. */
const novelty =
	/^(?:add(?:s|ed)?|implement(?:s|ed)?|introduc(?:e|es|ed)|new)\b(?! (?:more |some |missing |initial )?(?:docs?|documentation|tests?|comments?|type hints?|typings?|annotations?|docstrings?|unit tests?|copyright|licen[cs]e))/i;
const conventional = /^(\w+)(?:\([^)]{0,60}\))?!?: /;

/**
 * How surely the subject of a commit, which gives no reason in so many words, tells why the code is there all the same, 0 to
 * 1: more where it says what was wrong or what is meant to happen, least where it tells of housekeeping.
 */
export function subjectStrength(subject: string): number {
	const type = conventional.exec(subject)?.[1]?.toLowerCase();
	const bare = subject.replace(conventional, "").trim();
	if (type && /^(?:docs?|style|test|tests|refactor|chore|ci|build)$/.test(type))
		return purpose.test(bare) ? 0.25 : 0.08;
	if (bare.split(/\s+/).length < 2) return 0.1;
	if (purpose.test(bare)) return housekeeping.test(bare) ? 0.3 : 0.45;
	if (housekeeping.test(bare) && !novelty.test(bare)) return 0.1;
	return type === "fix" || mending.test(bare) ? 0.4 : 0.3;
}
