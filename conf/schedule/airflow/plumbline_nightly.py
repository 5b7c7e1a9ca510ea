"""Runs Plumbline's nightly every day at 02:00 with spark-submit."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

with DAG(
    dag_id="plumbline_nightly",
    description="Do customers stay because the relationship is deep, or because we deliver value?",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # The lake allows one run at a time; a second one would end with exit code 5.
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=15)},
) as dag:
    SparkSubmitOperator(
        task_id="nightly",
        application="/opt/plumbline/plumbline.jar",
        java_class="dev.plumbline.cli.Main",
        packages="io.delta:delta-spark_4.2_2.13:4.4.0",
        application_args=["nightly", "--config", "/etc/plumbline/cluster.conf"],
        # The key of the hashes comes from the scheduler's secret store, never from a file of the repository.
        env_vars={"PLUMBLINE_KEY": "{{ var.value.plumbline_key }}"},
        # Client mode: the exit code of the driver is the exit code of the task.
        deploy_mode="client",
    )
