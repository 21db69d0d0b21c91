FROM python:3.11-slim

RUN useradd --create-home app
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY .streamlit .streamlit
COPY app.py .
COPY pipeline pipeline
COPY data data

USER app
ENV PORT=8501
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD python -c "import urllib.request as u; u.urlopen('http://localhost:$PORT/_stcore/health')"
# exec: streamlit itself gets the stop signal
CMD exec streamlit run app.py --server.address=0.0.0.0 --server.port="$PORT" --server.headless=true
