"""A plain bot on python-telegram-bot as its manual shows one: each report is inserted, committed, and answered."""

import sys

from sqlmodel import Field, Session, SQLModel, create_engine
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


class Report(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    chat: int
    text: str


def main(url: str, token: str, file: str) -> None:
    engine = create_engine(f"sqlite:///{file}")
    SQLModel.metadata.create_all(engine)

    async def report(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None and update.message.text is not None
        with Session(engine) as session:
            session.add(Report(chat=update.message.chat_id, text=update.message.text))
            session.commit()
        await update.message.reply_text("Đã ghi nhận, cảm ơn anh/chị.")

    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, report))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
