/** Answers that are kept, those that were asked for last: a page asks for one or two, and people for a few pages. */
const mostKept = 6;

/**
 * Gives the same answer wherever the same is given, without working it out again. An answer belongs to exactly what it was made of, so
 * that none can be behind, and nothing has to say that something changed. Whoever asks while it is being made waits for that one.
 *
 * @param answer Takes what JSON can tell, and answers by nothing else.
 */
export function keepAnswers<Given, Answer>(
  answer: (given: Given) => Promise<Answer>,
): (given: Given) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return async (given) => {
    const told = JSON.stringify(given);
    const making = kept.get(told) ?? answer(given);
    kept.delete(told);
    kept.set(told, making);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    try {
      return await making;
    } catch (error) {
      kept.delete(told);
      throw error;
    }
  };
}
