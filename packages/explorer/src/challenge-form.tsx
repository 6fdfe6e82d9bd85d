import { type FormEvent, useEffect, useRef, useState } from 'react';

type Props = {
  readonly busy: boolean;
  readonly onAnswer: (text: string) => Promise<void>;
  readonly onCancel: () => void;
};

/** Asks for the second factor after the password was right. */
export function ChallengeForm({ busy, onAnswer, onCancel }: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // This form takes the place of the one in which the password was typed: whoever types goes on typing.
  useEffect(() => field.current?.focus(), []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void onAnswer(text);
  }

  return (
    <div className="sign-in">
      <form className="sign-in-form" aria-label="Second factor" onSubmit={submit}>
        <label className="field">
          <span>Code of your authenticator app, or a recovery code</span>
          <input
            ref={field}
            type="text"
            name="code"
            autoComplete="one-time-code"
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby="session-problems"
            data-testid="challenge-code"
          />
        </label>
        <button type="submit" className="button primary" disabled={busy} data-testid="challenge-submit">
          {busy ? 'Checking…' : 'Continue'}
        </button>
        <button type="button" className="button" onClick={onCancel} data-testid="challenge-cancel">
          Cancel
        </button>
      </form>
    </div>
  );
}
